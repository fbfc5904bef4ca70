import ArgumentParser
import CRMProto

struct FeedbackStatsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Count feedback by rating, service and tone.",
    discussion: "Example: crmctl feedback stats --from 90d")

  @OptionGroup var period: PeriodOptions
  @OptionGroup var watch: WatchOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      try await watch.print(
        by: output,
        {
          try await FeedbackServiceClient(client).getFeedbackStats(
            GetFeedbackStatsRequest(period: period.period), options: connection.callOptions)
        }, table: Self.text)
    }
  }

  static func text(_ stats: FeedbackStats) -> String {
    var list = FieldList()
    list.add("total", "\(stats.total)")
    list.add("average_rating", stats.averageRating.map(NumberText.oneDigit) ?? "")
    list.add("resolved", stats.resolutionRate.map(NumberText.percent) ?? "")
    list.add("pending", "\(stats.pending), \(stats.overdue) of them overdue")
    list.add(
      "median_hours_to_resolve", stats.medianHoursToResolve.map(NumberText.oneDigit) ?? "")
    var ratings = BarChart()
    for rating in stats.distribution.reversed() {
      ratings.add(FeedbackText.stars(rating.rating), rating.count)
    }
    var parts = [list.text, "by rating\n\(ratings.text())"]
    if !stats.byService.isEmpty {
      parts.append("by service\n\(FeedbackText.chart(stats.byService))")
    }
    if !stats.sentiments.isEmpty {
      var sentiments = BarChart()
      for sentiment in stats.sentiments {
        sentiments.add(EnumArgument.name(of: sentiment.sentiment), sentiment.count)
      }
      parts.append("by sentiment\n\(sentiments.text())")
    }
    return parts.joined(separator: "\n\n")
  }
}
