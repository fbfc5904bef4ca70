/// Names one call in logs and in the error that its caller gets. Unique within a process, and by
/// its random start very likely across processes.
public struct CallID: Sendable, Hashable, LosslessStringConvertible {
  public var rawValue: UInt64

  public init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// Nil for anything but sixteen hexadecimal digits.
  public init?(_ text: String) {
    guard text.utf8.count == 16, let value = UInt64(text, radix: 16), text.first != "+" else {
      return nil
    }
    rawValue = value
  }

  /// Sixteen hexadecimal digits.
  public var description: String {
    let digits = String(rawValue, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
