import ArgumentParser
import CRMProto

struct SegmentMembersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "members", abstract: "List the customers of a segment, newest first.")

  @Argument(help: "Id or name.")
  var segment: String

  @Flag(name: .long, help: "Count all of them.")
  var total = false

  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let service = SegmentServiceClient(client)
      let id = try await SegmentChoice.id(segment, client, connection.callOptions)
      let page = try await paging.pages { position in
        try await service.listSegmentCustomers(
          ListSegmentCustomersRequest(
            id: id, pageSize: position.size, pageToken: position.token, includeTotalSize: total),
          options: connection.callOptions)
      }
      try output.printList(page) { CustomerText.table(page.customers) }
    }
  }
}

struct PreviewSegmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Count who would be in a segment, without creating it.",
    discussion: """
      Example: crmctl segments preview '{"tags": "VIP", "city": "Marrakech"}' --sample 5
      """)

  @OptionGroup var criteria: CriteriaOptions

  @Option(name: .long, help: "How many of them to show, up to 100.")
  var sample: Int32 = 10

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let text = try criteria.requiredText
    try await connection.withClient { client in
      let preview = try await SegmentServiceClient(client).previewSegment(
        .init(criteria: text, sampleSize: sample), options: connection.callOptions)
      try output.print(preview) {
        let customers = preview.sample.isEmpty ? "" : "\n\n\(CustomerText.table(preview.sample))"
        return "\(preview.customerCount) customers\(customers)"
      }
    }
  }
}

struct AssignSegmentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "Evaluate a customer now, and list its segments.")

  @Argument(help: "The customer's id.")
  var customer: String

  @OptionGroup var repetition: RequestIDOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let answer = try await SegmentServiceClient(client).assignCustomerSegments(
        .init(customerID: customer, requestID: repetition.requestID),
        options: connection.callOptions)
      try output.print(answer) {
        var table = Table(headings: ["ID", "NAME"])
        table.rows = answer.segments.map { [$0.id, $0.name] }
        return table.text()
      }
    }
  }
}
