import ArgumentParser

/// Customers.
struct CustomersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "customers",
    abstract: "Create, read, change and deactivate customers.",
    subcommands: [
      CreateCustomerCommand.self, GetCustomerCommand.self, ListCustomersCommand.self,
      UpdateCustomerCommand.self, DeactivateCustomerCommand.self,
    ])
}
