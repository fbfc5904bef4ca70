import ArgumentParser
import CRMProto

struct ListFeedbackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List feedback page by page, newest first.",
    discussion: "Example: crmctl feedback list --overdue --rating-max 2")

  @Option(name: .long, help: "Only of a customer.")
  var customer = ""

  @Option(name: .long, help: "Only of a booking.")
  var booking = ""

  @Option(name: .long, help: "Only about this; may be repeated.")
  var service: [ServiceType] = []

  @Option(name: .customLong("rating-min"), help: "Only with at least this rating.")
  var ratingMin: Int32?

  @Option(name: .customLong("rating-max"), help: "Only with at most this rating.")
  var ratingMax: Int32?

  @Option(name: .long, help: "Only of this tone; may be repeated.")
  var sentiment: [Sentiment] = []

  @Option(name: .long, help: "Only from this source; may be repeated.")
  var source: [String] = []

  @Flag(inversion: .prefixedNo, help: "Only resolved, or only unresolved.")
  var resolved: Bool?

  @Flag(name: .long, help: "Only what waits for longer than the service's target.")
  var overdue = false

  @Option(
    name: .customLong("order-by"),
    help: "submitted_at, created_at or rating; with \" desc\" for descending.")
  var orderBy = ""

  @Flag(name: .long, help: "Count all matches.")
  var total = false

  @OptionGroup var period: PeriodOptions
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let feedback = FeedbackServiceClient(client)
      let page = try await paging.pages { position in
        try await feedback.listFeedback(
          ListFeedbackRequest(
            pageSize: position.size, pageToken: position.token, orderBy: orderBy,
            includeTotalSize: total, customerID: customer, serviceTypes: service,
            ratingMin: ratingMin, ratingMax: ratingMax, sentiments: sentiment, resolved: resolved,
            sources: source, bookingID: booking, period: period.period,
            overdue: overdue ? true : nil), options: connection.callOptions)
      }
      try output.printList(page) { FeedbackText.table(page.feedback) }
    }
  }
}
