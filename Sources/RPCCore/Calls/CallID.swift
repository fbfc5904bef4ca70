/// Names one call in logs and in the error that its caller gets. Unique within a process, and by
/// its random start very likely across processes.
public struct CallID: Sendable, Hashable, CustomStringConvertible {
  public var rawValue: UInt64

  public init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// Sixteen hexadecimal digits.
  public var description: String {
    let digits = String(rawValue, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
