import ArgumentParser
import CRMProto

struct ReactivateCustomerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reactivate", abstract: "Take a deactivated customer back into use.")

  @Argument(help: "Id.")
  var id: String

  @OptionGroup var mutation: MutationOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let request = ReactivateCustomerRequest(
      id: id, etag: mutation.etag, requestID: mutation.requestID)
    try await connection.withClient { client in
      let customer = try await CustomerServiceClient(client)
        .reactivateCustomer(request, options: connection.callOptions)
      try output.print(customer) { CustomerText.fields(customer) }
    }
  }
}
