/// Durations as text: seconds with an optional fraction and an `s`, such as `1.5s` or `-0.001s`.
enum SecondsText {
  /// With 0, 3, 6 or 9 digits of fraction; nil outside the type's range.
  static func text(seconds: Int64, nanos: Int32) -> String? {
    guard secondsRange.contains(seconds), nanosRange.contains(nanos),
      seconds == 0 || nanos == 0 || (seconds < 0) == (nanos < 0)
    else { return nil }
    let sign = seconds < 0 || nanos < 0 ? "-" : ""
    return "\(sign)\(seconds.magnitude)\(Fraction.text(nanos: abs(nanos)))s"
  }

  static func parse(_ text: String) -> (seconds: Int64, nanos: Int32)? {
    var rest = Array(text.utf8)[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    let whole = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    rest = rest.dropFirst(whole.count)
    var nanos: Int32 = 0
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard let fraction = Fraction.nanos(&rest) else { return nil }
      nanos = fraction
    }
    // Of what is left to the range nothing is lost in the conversion: it has at most 12 digits.
    guard Array(rest) == [UInt8(ascii: "s")],
      let seconds = Int64(String(decoding: whole, as: UTF8.self)),
      secondsRange.contains(seconds)
    else { return nil }
    return isNegative ? (-seconds, -nanos) : (seconds, nanos)
  }

  /// About 10,000 years, google/protobuf/duration.proto.
  private static let secondsRange: ClosedRange<Int64> = -315_576_000_000...315_576_000_000
  private static let nanosRange: ClosedRange<Int32> = -999_999_999...999_999_999
}

/// The fraction of a second behind its point.
enum Fraction {
  /// With its point and 3, 6 or 9 digits; empty for none.
  static func text(nanos: Int32) -> String {
    guard nanos != 0 else { return "" }
    let digits = String(nanos)
    let nine = String(repeating: "0", count: max(0, 9 - digits.count)) + digits
    if nanos % 1_000_000 == 0 { return "." + nine.prefix(3) }
    if nanos % 1000 == 0 { return "." + nine.prefix(6) }
    return "." + nine
  }

  /// 1 to 9 digits, taken from the front of `rest`.
  static func nanos(_ rest: inout ArraySlice<UInt8>) -> Int32? {
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard (1...9).contains(digits.count) else { return nil }
    rest = rest.dropFirst(digits.count)
    let value = digits.reduce(Int32(0)) { $0 * 10 + Int32($1 - UInt8(ascii: "0")) }
    return (digits.count..<9).reduce(value) { value, _ in value * 10 }
  }
}
