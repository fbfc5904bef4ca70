public import FoundationEssentials

/// A `timestamptz`, exact: microseconds since 2000-01-01 00:00:00 UTC.
///
/// `infinity` and `-infinity` are the two ends of the range.
public struct Timestamptz: PostgresArrayElement, Hashable, Comparable {
  public var microsecondsSince2000: Int64

  public init(microsecondsSince2000: Int64) {
    self.microsecondsSince2000 = microsecondsSince2000
  }

  public static var postgresType: PostgresType { .timestamptz }
  public static var postgresArrayType: PostgresType { .timestamptzArray }

  public func encode(into bytes: inout [UInt8]) {
    bytes.append(bigEndian: microsecondsSince2000)
  }

  public static func accepts(_ type: PostgresType) -> Bool { type == .timestamptz }

  public init?(postgres bytes: Span<UInt8>, type: PostgresType) {
    guard bytes.count == 8 else { return nil }
    microsecondsSince2000 = Int64(bitPattern: bytes.bigEndianBits)
  }

  public static func < (left: Timestamptz, right: Timestamptz) -> Bool {
    left.microsecondsSince2000 < right.microsecondsSince2000
  }
}

/// Rounded to a microsecond on the way in, and to what a `Double` holds on the way out.
extension Date: PostgresArrayElement {
  public static var postgresType: PostgresType { .timestamptz }
  public static var postgresArrayType: PostgresType { .timestamptzArray }

  /// Foundation counts from 2001, PostgreSQL from 2000, a leap year.
  private static let secondsFrom2000To2001 = 366.0 * 86_400

  public func encode(into bytes: inout [UInt8]) {
    let microseconds =
      ((timeIntervalSinceReferenceDate + Self.secondsFrom2000To2001) * 1_000_000).rounded()
    let isPast = microseconds < 0
    let exact = Int64(exactly: microseconds) ?? (isPast ? .min : .max)
    Timestamptz(microsecondsSince2000: exact).encode(into: &bytes)
  }

  public static func accepts(_ type: PostgresType) -> Bool { type == .timestamptz }

  public init?(postgres bytes: Span<UInt8>, type: PostgresType) {
    guard let exact = Timestamptz(postgres: bytes, type: type)?.microsecondsSince2000,
      exact != .min, exact != .max
    else { return nil }
    // Whole seconds first: the quotient of the sum would lose the microseconds of far dates.
    let (seconds, rest) = exact.quotientAndRemainder(dividingBy: 1_000_000)
    self.init(
      timeIntervalSinceReferenceDate: Double(seconds) - Self.secondsFrom2000To2001
        + Double(rest) / 1_000_000)
  }
}
