import ArgumentParser
import CRMProto

struct TagCustomerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag", abstract: "Add tags to a customer.",
    discussion: "Example: crmctl customers tag ID family vegetarian")

  @Argument(help: "Id.")
  var id: String

  @Argument(help: "Tags.")
  var tags: [String]

  @OptionGroup var mutation: MutationOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let request = AddCustomerTagsRequest(
      id: id, tags: tags, etag: mutation.etag, requestID: mutation.requestID)
    try await connection.withClient { client in
      let customer = try await CustomerServiceClient(client)
        .addCustomerTags(request, options: connection.callOptions)
      try output.print(customer) { CustomerText.fields(customer) }
    }
  }
}

struct UntagCustomerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "untag", abstract: "Remove tags from a customer.")

  @Argument(help: "Id.")
  var id: String

  @Argument(help: "Tags.")
  var tags: [String]

  @OptionGroup var mutation: MutationOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let request = RemoveCustomerTagsRequest(
      id: id, tags: tags, etag: mutation.etag, requestID: mutation.requestID)
    try await connection.withClient { client in
      let customer = try await CustomerServiceClient(client)
        .removeCustomerTags(request, options: connection.callOptions)
      try output.print(customer) { CustomerText.fields(customer) }
    }
  }
}
