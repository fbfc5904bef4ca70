import ArgumentParser

/// Customers.
struct CustomersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "customers",
    abstract: "Find, create, read, change, deactivate, import and export customers.",
    subcommands: [
      CreateCustomerCommand.self, GetCustomerCommand.self, ListCustomersCommand.self,
      SearchCustomersCommand.self, SuggestCustomersCommand.self, CheckCustomersCommand.self,
      CustomerSummaryCommand.self, CustomerTimelineCommand.self, UpdateCustomerCommand.self,
      TagCustomerCommand.self, UntagCustomerCommand.self, DeactivateCustomerCommand.self,
      ReactivateCustomerCommand.self, ImportCustomersCommand.self, ExportCustomersCommand.self,
    ])
}
