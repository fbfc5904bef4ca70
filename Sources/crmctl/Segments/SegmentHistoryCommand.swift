import ArgumentParser
import CRMProto

struct SegmentHistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show how a segment's size went, newest first.",
    discussion: "Example: crmctl segments history \"Gold in Casablanca\" --from 30d")

  @Argument(help: "Id or name.")
  var segment: String

  @Flag(name: .long, help: "A line for each calculation instead of each day.")
  var calculations = false

  @OptionGroup var period: PeriodOptions
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let service = SegmentServiceClient(client)
      let id = try await SegmentChoice.id(segment, client, connection.callOptions)
      let page = try await paging.pages { position in
        try await service.getSegmentHistory(
          GetSegmentHistoryRequest(
            id: id, period: period.period, granularity: calculations ? .calculation : .day,
            pageSize: position.size, pageToken: position.token), options: connection.callOptions)
      }
      try output.printList(page) { Self.text(page.points) }
    }
  }

  static func text(_ points: [SegmentHistoryPoint]) -> String {
    var table = Table(headings: ["WHEN", "CUSTOMERS", "ENTERED", "LEFT", "MILLISECONDS"])
    for point in points {
      table.rows.append([
        InstantText.of(point.at), "\(point.customerCount)", "\(point.entered)", "\(point.left)",
        point.durationMillis.map { "\($0)" } ?? "",
      ])
    }
    return Sparkline.heading(points.reversed().map(\.customerCount)) + table.text()
  }
}
