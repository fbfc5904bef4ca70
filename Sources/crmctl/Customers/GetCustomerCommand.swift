import ArgumentParser
import CRMProto

struct GetCustomerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "get", abstract: "Show one customer, or several in a table.",
    discussion: "Of several, those that exist are shown even when others do not: exit status 3.")

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
      try output.print(answer) { CustomerText.table(answer.customers) }
      guard answer.missingIDs.isEmpty else { throw MissingError(ids: answer.missingIDs) }
    }
  }
}
