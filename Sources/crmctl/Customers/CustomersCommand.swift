import ArgumentParser

/// Customers.
struct CustomersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "customers",
    abstract: "Create, read, change, deactivate, import and export customers.",
    subcommands: [
      CreateCustomerCommand.self, GetCustomerCommand.self, ListCustomersCommand.self,
      UpdateCustomerCommand.self, DeactivateCustomerCommand.self, ImportCustomersCommand.self,
      ExportCustomersCommand.self,
    ])
}
