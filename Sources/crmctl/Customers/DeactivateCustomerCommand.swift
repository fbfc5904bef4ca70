import ArgumentParser
import CRMProto

struct DeactivateCustomerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deactivate", abstract: "Take a customer out of use.")

  @Argument(help: "Id.")
  var id: String

  @Option(name: .long, help: "Only if the customer still has this etag.")
  var etag = ""

  @Option(name: .customLong("request-id"), help: "UUID of this request.")
  var requestID: String?

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let request = DeactivateCustomerRequest(id: id, etag: etag, requestID: requestID ?? "")
    try await connection.withClient { client in
      let customer = try await CustomerServiceClient(client)
        .deactivateCustomer(request, options: connection.callOptions)
      try output.print(customer) { CustomerText.fields(customer) }
    }
  }
}
