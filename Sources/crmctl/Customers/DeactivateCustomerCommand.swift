import ArgumentParser
import CRMProto

struct DeactivateCustomerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deactivate", abstract: "Take a customer out of use.")

  @Argument(help: "Id.")
  var id: String

  @OptionGroup var mutation: MutationOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let request = DeactivateCustomerRequest(
      id: id, etag: mutation.etag, requestID: mutation.requestID)
    try await connection.withClient { client in
      let customer = try await CustomerServiceClient(client)
        .deactivateCustomer(request, options: connection.callOptions)
      try output.print(customer) { CustomerText.fields(customer) }
    }
  }
}
