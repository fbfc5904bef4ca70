/// The trace that a call belongs to, as its caller says in the metadata `traceparent` (W3C Trace Context, 3.2):
///
/// ```
/// 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
/// version, trace id, the caller's span, flags; in lower-case hexadecimal digits
/// ```
public struct TraceContext: Sendable, Hashable {
  private let high: UInt64
  /// The half of the trace's id that is random, whoever made it.
  package let low: UInt64
  /// The span of whoever calls; 0 in a trace that begins here.
  public let parentSpan: UInt64
  /// Whether the trace is recorded: as the caller says, unless somebody here decides.
  public package(set) var isSampled: Bool

  /// Nil for what is not valid: then the call belongs to no trace. Later versions are read as far as this one goes.
  public init?(traceparent text: String) {
    var digits = HexadecimalDigits(text)
    guard let version = digits.next(2), version != 0xff, digits.skipHyphen(),
      let high = digits.next(16), let low = digits.next(16), high | low != 0,
      digits.skipHyphen(), let parent = digits.next(16), parent != 0,
      digits.skipHyphen(), let flags = digits.next(2),
      digits.isAtEnd || version > 0 && digits.skipHyphen()
    else { return nil }
    self.high = high
    self.low = low
    parentSpan = parent
    isSampled = flags & 1 == 1
  }

  /// A trace that begins with the call: its caller names none.
  package static func new() -> TraceContext {
    TraceContext(high: .random(in: 1 ... .max), low: .random(in: 1 ... .max))
  }

  private init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
    parentSpan = 0
    isSampled = false
  }

  /// Nil as well when there are several: nobody knows which one is meant.
  package init?(_ metadata: Metadata) {
    var found: String?
    for entry in metadata.entries where entry.key == "traceparent" {
      guard found == nil else { return nil }
      found = entry.value
    }
    guard let found else { return nil }
    self.init(traceparent: found)
  }

  /// Thirty-two hexadecimal digits.
  public var traceID: String { Self.text(high) + Self.text(low) }

  /// What is sent on with a request that is made for a call of this trace.
  /// - Parameter span: of the call that makes it.
  public func traceparent(from span: CallID) -> String {
    "00-\(traceID)-\(span)-\(isSampled ? "01" : "00")"
  }

  private static func text(_ bits: UInt64) -> String { CallID(rawValue: bits).description }
}

/// Reads digits from left to right.
private struct HexadecimalDigits {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func next(_ count: Int) -> UInt64? {
    var value: UInt64 = 0
    for _ in 0..<count {
      guard let digit = rest.popFirst().flatMap(Self.value) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  mutating func skipHyphen() -> Bool { rest.popFirst() == UInt8(ascii: "-") }

  private static func value(of digit: UInt8) -> UInt64? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(digit - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(digit - UInt8(ascii: "a") + 10)
    default: nil
    }
  }
}
