import Testing

@testable import crmctl

@Suite("Charts")
struct ChartTests {
  @Test func theLongestBarFillsTheRoomAndWhatIsNotNothingIsSeen() {
    var chart = BarChart()
    chart.add("email", 80)
    chart.add("in_person", 1)
    chart.add("sms", 0)
    let lines = chart.text(width: 25).split(separator: "\n").map(String.init)
    #expect(lines == ["email      80  ██████████", "in_person   1  ▏", "sms         0"])
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= 25 })
  }

  @Test func notesStandBehindTheBars() {
    var chart = BarChart()
    chart.add("tour", 2, note: "⌀ 4.5")
    #expect(chart.text(width: 30) == "tour  2  ██████████████  ⌀ 4.5")
  }

  @Test func nothingIsDrawnWhereThereIsNoTerminal() {
    var chart = BarChart()
    chart.add("tour", 20, note: "⌀ 4.5")
    chart.add("booking", 1)
    #expect(chart.text(width: nil) == "tour     20  ⌀ 4.5\nbooking   1")
  }

  @Test func aNarrowTerminalKeepsSomeBar() {
    var chart = BarChart()
    chart.add("a name that is far too long", 3)
    #expect(chart.text(width: 10).hasSuffix("████"))
    #expect(BarChart().text(width: 10) == "")
  }

  @Test func namesCannotMoveTheCursor() {
    var chart = BarChart()
    chart.add("a\u{1b}[2Jb", 1)
    #expect(chart.text(width: 40).hasPrefix("a␛[2Jb"))
  }

  @Test(
    "a sparkline begins at zero",
    arguments: [
      ([0, 1, 2, 4, 8], "▁▂▃▅█"), ([5, 5], "██"), ([0, 0], "▁▁"), ([], ""), ([-1, 1], "▁█"),
    ] as [([Int64], String)])
  func sparklines(_ values: [Int64], _ line: String) {
    #expect(Sparkline.text(values) == line)
  }
}

@Suite("Instants on the command line")
struct InstantArgumentTests {
  @Test(
    arguments: [
      ("2026-05-01", 1_777_593_600), ("2026-05-01T09:30:00+01:00", 1_777_624_200),
      ("2026-05-01T08:30:00Z", 1_777_624_200), ("90d", 992_224_000),
      ("12h", 999_956_800), ("5m", 999_999_700), ("0d", 1_000_000_000),
    ] as [(String, Int64)])
  func isRead(text: String, seconds: Int64) {
    #expect(InstantArgument(text, now: 1_000_000_000)?.timestamp.seconds == seconds)
  }

  @Test(
    arguments: [
      ("2026-05-01", 1_777_593_600), ("7d", 1_000_604_800), ("12h", 1_000_043_200),
      ("5m", 1_000_000_300),
    ] as [(String, Int64)])
  func isRead(due text: String, seconds: Int64) {
    #expect(DueArgument(text, now: 1_000_000_000)?.timestamp.seconds == seconds)
  }

  @Test(arguments: [
    "", "d", "-1d", "yesterday", "2026-13-01", "2026-02-30", "2026-05-01T09:30", "1e3d",
    "99999999999999999999d", "100001d",
  ])
  func isRefused(text: String) {
    #expect(InstantArgument(text, now: 1_000_000_000) == nil)
    #expect(DueArgument(text, now: 1_000_000_000) == nil)
  }
}
