import ArgumentParser
import CRMProto

struct ListInteractionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List interactions page by page, newest first.")

  @Option(name: .long, help: "Only of a customer.")
  var customer = ""

  @Option(name: .long, help: "Only of a member of staff.")
  var staff = ""

  @Option(name: .long, help: "Only on a channel; may be repeated.")
  var channel: [Channel] = []

  @Option(name: .customLong("follow-up"), help: "Only with a follow-up in this state.")
  var followUp: FollowUpState?

  @Option(
    name: .customLong("order-by"),
    help: "timestamp or created_at; with \" desc\" for descending.")
  var orderBy = ""

  @Flag(name: .long, help: "Count all matches.")
  var total = false

  @OptionGroup var period: PeriodOptions
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let service = InteractionServiceClient(client)
      let page = try await paging.pages { position in
        try await service.listInteractions(
          ListInteractionsRequest(
            pageSize: position.size, pageToken: position.token, orderBy: orderBy,
            includeTotalSize: total, customerID: customer, staffMemberID: staff, channels: channel,
            followUpState: followUp ?? .unspecified, period: period.period),
          options: connection.callOptions)
      }
      try output.printList(page) { InteractionText.table(page.interactions) }
    }
  }
}
