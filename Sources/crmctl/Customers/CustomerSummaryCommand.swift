import ArgumentParser
import CRMProto

struct CustomerSummaryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", abstract: "Show a customer from all sides.")

  @Argument(help: "Id.")
  var id: String

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let summary = try await CustomerServiceClient(client)
        .getCustomerSummary(GetCustomerSummaryRequest(id: id), options: connection.callOptions)
      try output.print(summary) { Self.text(summary) }
    }
  }

  private static func text(_ summary: CustomerSummary) -> String {
    let customer = summary.customer ?? Customer()
    var list = FieldList()
    list.add("customer", "\(customer.displayName) (\(customer.id))")
    list.add("is_active", customer.isActive ? "yes" : "no")
    list.add("loyalty_status", EnumArgument.name(of: customer.loyaltyStatus))
    list.add(
      "contact", [customer.email, customer.phone].filter { !$0.isEmpty }.joined(separator: ", "))
    list.add(
      "interactions", "\(summary.totalInteractions), \(summary.openFollowUps) follow-ups open")
    list.add("feedback", "\(summary.totalFeedback), \(summary.unresolvedFeedback) unresolved")
    list.add("average_rating", summary.averageRating.map(NumberText.oneDigit) ?? "")
    list.add(
      "sentiments",
      summary.sentiments.map { "\(EnumArgument.name(of: $0.sentiment)) \($0.count)" }
        .joined(separator: ", "))
    list.add("segments", summary.segments.map(\.name).joined(separator: ", "))
    list.add("last_interaction", InstantText.of(customer.lastInteraction))
    var parts = [list.text]
    if !summary.interactionsByChannel.isEmpty {
      var chart = BarChart()
      for channel in summary.interactionsByChannel {
        chart.add(EnumArgument.name(of: channel.channel), channel.count)
      }
      parts.append("interactions by channel\n\(chart.text())")
    }
    if !summary.feedbackByService.isEmpty {
      parts.append("feedback by service\n\(FeedbackText.chart(summary.feedbackByService))")
    }
    if !summary.latest.isEmpty { parts.append(TimelineText.table(summary.latest)) }
    return parts.joined(separator: "\n\n")
  }
}

struct CustomerTimelineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: "List everything that happened to a customer, newest first.")

  @Argument(help: "Id.")
  var id: String

  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let service = CustomerServiceClient(client)
      let page = try await paging.pages { position in
        try await service.getCustomerTimeline(
          GetCustomerTimelineRequest(id: id, pageSize: position.size, pageToken: position.token),
          options: connection.callOptions)
      }
      try output.printList(page) { TimelineText.table(page.entries) }
    }
  }
}

/// Entries of a timeline as a person reads them.
enum TimelineText {
  static func table(_ entries: [TimelineEntry]) -> String {
    var table = Table(headings: ["WHEN", "WHAT", "DETAILS"])
    for entry in entries {
      let (what, details) = description(of: entry)
      table.rows.append([InstantText.of(entry.occurredAt), what, details])
    }
    return table.text()
  }

  private static func description(of entry: TimelineEntry) -> (String, String) {
    switch entry.entry {
    case .interaction(let interaction):
      return (
        "interaction", "\(EnumArgument.name(of: interaction.channel)): \(interaction.subject)"
      )
    case .feedback(let feedback):
      let stars = FeedbackText.stars(feedback.rating)
      let service = EnumArgument.name(of: feedback.serviceType)
      return ("feedback", "\(stars) \(service): \(feedback.comments)")
    case .loyaltyChange(let change):
      return ("tier", "\(change.oldValue) → \(change.newValue)")
    case .segmentChange(let change):
      return ("segment", "\(change.entered ? "entered" : "left") \(change.segment?.name ?? "")")
    case .consentChange(let change):
      return ("consent", "\(change.field): \(change.oldValue) → \(change.newValue)")
    case nil:
      return ("", "")
    }
  }
}
