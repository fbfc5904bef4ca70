import ArgumentParser
import CRMProto

struct InteractionStatsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Count interactions by channel, month and member of staff.",
    discussion: "Example: crmctl interactions stats --from 90d")

  @OptionGroup var period: PeriodOptions

  @Option(
    name: .customLong("time-zone"),
    help: "IANA name of the zone whose months are counted. Default: the server's.")
  var timeZone = ""

  @OptionGroup var watch: WatchOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      try await watch.print(
        by: output,
        {
          try await InteractionServiceClient(client).getInteractionStats(
            GetInteractionStatsRequest(period: period.period, timeZone: timeZone),
            options: connection.callOptions)
        }, table: Self.text)
    }
  }

  static func text(_ stats: InteractionStats) -> String {
    var list = FieldList()
    list.add("total", "\(stats.total)")
    list.add("average_minutes", stats.averageDurationMinutes.map(NumberText.oneDigit) ?? "")
    list.add("follow_ups_pending", "\(stats.followUpsPending)")
    list.add("follow_ups_overdue", "\(stats.followUpsOverdue)")
    list.add("by_month", months(stats.byMonth))
    var channels = BarChart()
    for channel in stats.byChannel {
      channels.add(EnumArgument.name(of: channel.channel), channel.count)
    }
    var staff = BarChart()
    for member in stats.byStaff.prefix(staffMax) {
      staff.add(member.staffMemberID.isEmpty ? "(nobody)" : member.staffMemberID, member.count)
    }
    var parts = [list.text]
    if !stats.byChannel.isEmpty { parts.append("by channel\n\(channels.text())") }
    if !stats.byStaff.isEmpty {
      let left = stats.byStaff.count - staffMax
      let rest = left > 0 ? "\n… and \(left) more with -o json" : ""
      parts.append("by staff\n\(staff.text())\(rest)")
    }
    return parts.joined(separator: "\n\n")
  }

  /// A line of blocks on a terminal, else the numbers.
  private static func months(_ months: [MonthCount]) -> String {
    guard let first = months.first, let last = months.last else { return "" }
    guard Terminal.width != nil else {
      return months.map { "\($0.month): \($0.count)" }.joined(separator: ", ")
    }
    return "\(first.month) \(Sparkline.text(months.map(\.count))) \(last.month)"
  }

  private static let staffMax = 20
}
