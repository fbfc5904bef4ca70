/// A JSON number as it was written, so that no digit of a 64-bit integer is lost.
///
/// Equal when written alike: `1` and `1.0` differ.
public struct JSONNumber: Sendable, Hashable {
  /// Within the grammar of RFC 8259, section 6.
  public let literal: String

  /// For text that is known to be within the grammar.
  init(unchecked literal: String) {
    self.literal = literal
  }

  public init(_ integer: some FixedWidthInteger) {
    literal = String(integer)
  }

  /// Nil for what JSON has no number for: infinities and NaN.
  public init?(_ value: some BinaryFloatingPoint & LosslessStringConvertible) {
    guard value.isFinite else { return nil }
    let text = value.description
    // Swift writes 5.0 and 1e+20; the shortest form is 5 and stays.
    literal = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The nearest double, nil when the number is too large for one.
  public var double: Double? {
    guard let value = Double(literal), value.isFinite else { return nil }
    return value
  }

  /// The number as an integer; nil when it has a fraction or does not fit. `1.0` and `1e3` are integers.
  public func integer<Integer: FixedWidthInteger>(as type: Integer.Type) -> Integer? {
    if let plain = Integer(literal) { return plain }
    guard let decimal = DecimalDigits(literal) else { return nil }
    return decimal.integer(as: type)
  }
}

/// A number taken apart: sign, digits without leading or trailing zeros, power of ten.
private struct DecimalDigits {
  private let isNegative: Bool
  private var digits: [UInt8] = []
  private var exponent: Int

  init?(_ literal: String) {
    let parts = literal.split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "e" || $0 == "E" })
    guard let mantissa = parts.first, let exponent = parts.count == 2 ? Int(parts[1]) : 0 else {
      return nil
    }
    isNegative = mantissa.hasPrefix("-")
    var fractionDigits = 0
    var isInFraction = false
    for byte in mantissa.utf8 {
      if byte == UInt8(ascii: ".") { isInFraction = true }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { continue }
      if isInFraction { fractionDigits += 1 }
      if !digits.isEmpty || byte != UInt8(ascii: "0") { digits.append(byte - UInt8(ascii: "0")) }
    }
    let (shifted, overflowed) = exponent.subtractingReportingOverflow(fractionDigits)
    guard !overflowed else { return nil }
    self.exponent = shifted
    while digits.last == 0 {
      digits.removeLast()
      self.exponent += 1
    }
  }

  func integer<Integer: FixedWidthInteger>(as type: Integer.Type) -> Integer? {
    if digits.isEmpty { return 0 }
    // 20 digits hold every 64-bit integer.
    guard exponent >= 0, exponent <= 20, digits.count <= 20 else { return nil }
    var value: Integer = 0
    for digit in digits + Array(repeating: 0, count: exponent) {
      let (product, overflowed) = value.multipliedReportingOverflow(by: 10)
      let (sum, carried) =
        isNegative
        ? product.subtractingReportingOverflow(Integer(digit))
        : product.addingReportingOverflow(Integer(digit))
      guard !overflowed, !carried else { return nil }
      value = sum
    }
    return value
  }
}
