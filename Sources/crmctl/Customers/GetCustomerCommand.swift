import ArgumentParser
import CRMProto

struct GetCustomerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "get", abstract: "Show one customer, or several in a table.")

  @Argument(help: "Ids.")
  var ids: [String]

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let service = CustomerServiceClient(client)
      if ids.count == 1 {
        let customer = try await service.getCustomer(
          GetCustomerRequest(id: ids[0]), options: connection.callOptions)
        try output.print(customer) { CustomerText.fields(customer) }
        return
      }
      let answer = try await service.batchGetCustomers(
        BatchGetCustomersRequest(ids: ids), options: connection.callOptions)
      try output.print(answer) {
        let missing = answer.missingIDs.map { "\nnot found: \($0)" }.joined()
        return CustomerText.table(answer.customers) + missing
      }
    }
  }
}
