/// Instants as text, RFC 3339: `2026-11-22T12:00:00.5Z`, years 1 to 9999, no leap seconds.
enum RFC3339 {
  /// In UTC with 0, 3, 6 or 9 digits of fraction; nil outside the years 1 to 9999.
  static func text(seconds: Int64, nanos: Int32) -> String? {
    guard secondsRange.contains(seconds), nanosRange.contains(nanos) else { return nil }
    // Counted from the first day of year 1, so that no remainder is negative.
    let sinceStart = seconds - secondsRange.lowerBound
    let date = CivilDate(daysSinceEpoch: sinceStart / 86_400 + secondsRange.lowerBound / 86_400)
    let second = sinceStart % 86_400
    let day = "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
    let time =
      "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
    return "\(day)T\(time)\(Fraction.text(nanos: nanos))Z"
  }

  /// Any offset is accepted; nil for anything that is not of the form, or outside the range.
  static func parse(_ text: String) -> (seconds: Int64, nanos: Int32)? {
    var rest = Array(text.utf8)[...]
    guard let year = number(&rest, 4), take(&rest, "-"), let month = number(&rest, 2),
      take(&rest, "-"), let day = number(&rest, 2), take(&rest, "T") || take(&rest, "t"),
      let hour = number(&rest, 2), take(&rest, ":"), let minute = number(&rest, 2),
      take(&rest, ":"), let second = number(&rest, 2),
      let date = CivilDate(year: year, month: month, day: day),
      hour < 24, minute < 60, second < 60,
      let nanos = take(&rest, ".") ? Fraction.nanos(&rest) : 0,
      let offset = offset(&rest), rest.isEmpty
    else { return nil }
    let seconds =
      date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second - offset
    return secondsRange.contains(seconds) ? (seconds, nanos) : nil
  }

  /// Of years 1 to 9999, google/protobuf/timestamp.proto.
  private static let secondsRange: ClosedRange<Int64> = -62_135_596_800...253_402_300_799
  private static let nanosRange: ClosedRange<Int32> = 0...999_999_999

  /// Seconds east of Greenwich.
  private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int64? {
    if take(&rest, "Z") || take(&rest, "z") { return 0 }
    let sign: Int64
    if take(&rest, "+") { sign = 1 } else if take(&rest, "-") { sign = -1 } else { return nil }
    guard let hours = number(&rest, 2), hours < 24, take(&rest, ":"),
      let minutes = number(&rest, 2), minutes < 60
    else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }

  private static func number(_ rest: inout ArraySlice<UInt8>, _ count: Int) -> Int64? {
    let digits = rest.prefix(count)
    guard digits.count == count,
      digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
  }

  private static func take(_ rest: inout ArraySlice<UInt8>, _ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest = rest.dropFirst()
    return true
  }

  private static func padded(_ value: Int64, _ count: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
  }
}
