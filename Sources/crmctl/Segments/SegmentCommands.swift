import ArgumentParser
import CRMProto
import RPCClient
import WireProto

struct CreateSegmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Create a segment; it is filled in the background.",
    discussion: """
      Example: crmctl segments create --name "Gold in Casablanca" \
      --criteria '{"loyalty_status": {"gte": "Gold"}, "region": "Casablanca"}'
      """)

  @OptionGroup var fields: SegmentFields
  @OptionGroup var repetition: RequestIDOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let request = CreateSegmentRequest(
      segment: try fields.masked(Segment()).resource, requestID: repetition.requestID)
    try await connection.withClient { client in
      let created = try await SegmentServiceClient(client)
        .createSegment(request, options: connection.callOptions)
      try output.print(created) { SegmentText.fields(created) }
    }
  }
}

struct GetSegmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "get", abstract: "Show a segment.")

  @Argument(help: "Id or name.")
  var segment: String

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let id = try await SegmentChoice.id(segment, client, connection.callOptions)
      let found = try await SegmentServiceClient(client)
        .getSegment(.init(id: id), options: connection.callOptions)
      try output.print(found) { SegmentText.fields(found) }
    }
  }
}

struct ListSegmentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List segments page by page.")

  @Flag(name: .long, help: "Inactive segments instead of active ones.")
  var inactive = false

  @Option(
    name: .customLong("order-by"),
    help: "name, created_at or customer_count; with \" desc\" for descending.")
  var orderBy = ""

  @Flag(name: .long, help: "Count all of them.")
  var total = false

  @OptionGroup var paging: PagingOptions
  @OptionGroup var watch: WatchOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let service = SegmentServiceClient(client)
      try await watch.printList(by: output, { try await page(service) }) {
        SegmentText.table($0.segments)
      }
    }
  }

  private func page(
    _ service: SegmentServiceClient<RPCClient>
  ) async throws -> ListSegmentsResponse {
    try await paging.pages { position in
      try await service.listSegments(
        ListSegmentsRequest(
          pageSize: position.size, pageToken: position.token, orderBy: orderBy,
          includeTotalSize: total, isActive: !inactive), options: connection.callOptions)
    }
  }
}

struct UpdateSegmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Change what is given of a segment.",
    discussion: "Example: crmctl segments update \"Gold in Casablanca\" --no-active")

  @Argument(help: "Id or name.")
  var segment: String

  @OptionGroup var fields: SegmentFields

  @OptionGroup var clearing: ClearOption

  @Flag(inversion: .prefixedNo, help: "An inactive one has no members.")
  var active: Bool?

  @OptionGroup var mutation: MutationOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    var given = try fields.masked(Segment(etag: mutation.etag))
    given.set("is_active", active, \.isActive)
    let mask = try clearing.mask(with: given.mask, of: Segment.messageType, "segments")
    var request = UpdateSegmentRequest(
      segment: given.resource, updateMask: .init(paths: mask), requestID: mutation.requestID)
    try await connection.withClient { client in
      request.segment?.id = try await SegmentChoice.id(segment, client, connection.callOptions)
      let updated = try await SegmentServiceClient(client)
        .updateSegment(request, options: connection.callOptions)
      try output.print(updated) { SegmentText.fields(updated) }
    }
  }
}

struct DeleteSegmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a segment that no other one refers to.")

  @Argument(help: "Id or name.")
  var segment: String

  @OptionGroup var mutation: MutationOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let id = try await SegmentChoice.id(segment, client, connection.callOptions)
      let answer = try await SegmentServiceClient(client).deleteSegment(
        .init(id: id, etag: mutation.etag, requestID: mutation.requestID),
        options: connection.callOptions)
      try output.print(answer) { "deleted \(id)" }
    }
  }
}
