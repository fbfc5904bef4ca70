import ArgumentParser
import CRMProto
import RPCClient

/// What was promised to customers.
struct FollowUpsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "followups", abstract: "List follow-ups that are due, complete and move them.",
    subcommands: [
      DueFollowUpsCommand.self, CompleteFollowUpCommand.self, RescheduleFollowUpCommand.self,
    ])
}

struct DueFollowUpsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due", abstract: "List open follow-ups, the earliest first.",
    discussion: "Example: crmctl followups due --by 7d --staff agent-7")

  @Option(name: .long, help: "Due by then: \(DueArgument.forms) Default: now.")
  var by: DueArgument?

  @Option(name: .long, help: "Only of a member of staff.")
  var staff = ""

  @Flag(name: .long, help: "Count all of them.")
  var total = false

  @OptionGroup var paging: PagingOptions
  @OptionGroup var watch: WatchOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let service = InteractionServiceClient(client)
      try await watch.printList(by: output, { try await page(service) }) {
        InteractionText.table($0.interactions)
      }
    }
  }

  private func page(
    _ service: InteractionServiceClient<RPCClient>
  ) async throws -> ListInteractionsResponse {
    try await paging.pages { position in
      try await service.listDueFollowUps(
        ListDueFollowUpsRequest(
          dueBy: by?.timestamp, staffMemberID: staff, pageSize: position.size,
          pageToken: position.token, includeTotalSize: total), options: connection.callOptions)
    }
  }
}

struct CompleteFollowUpCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "complete", abstract: "Say that a follow-up is done.")

  @Argument(help: "The interaction's id.")
  var id: String

  @OptionGroup var mutation: MutationOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let request = CompleteFollowUpRequest(
      id: id, etag: mutation.etag, requestID: mutation.requestID)
    try await connection.withClient { client in
      let interaction = try await InteractionServiceClient(client)
        .completeFollowUp(request, options: connection.callOptions)
      try output.print(interaction) { InteractionText.fields(interaction) }
    }
  }
}

struct RescheduleFollowUpCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reschedule", abstract: "Move a follow-up to another date.",
    discussion: "Example: crmctl followups reschedule ID 2026-06-15")

  @Argument(help: "The interaction's id.")
  var id: String

  @Argument(help: "When: \(DueArgument.forms)")
  var date: DueArgument

  @OptionGroup var mutation: MutationOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let request = RescheduleFollowUpRequest(
      id: id, followUpDate: date.timestamp, etag: mutation.etag, requestID: mutation.requestID)
    try await connection.withClient { client in
      let interaction = try await InteractionServiceClient(client)
        .rescheduleFollowUp(request, options: connection.callOptions)
      try output.print(interaction) { InteractionText.fields(interaction) }
    }
  }
}
