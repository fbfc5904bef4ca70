/// A phone number whose form could be verified.
///
/// Text that gives none is not wrong: it is kept as it was written and stays unverified.
package struct PhoneNumber: Hashable, Sendable {
  package enum Kind: Sendable {
    case mobile
    case fixed
    /// Of another country, or neither.
    case unknown
  }

  /// `+` and at most 15 digits (ITU-T E.164).
  package let e164: String
  /// Told for Moroccan numbers only.
  package let kind: Kind

  /// Reads a number as people write it; nil when it cannot be verified.
  ///
  /// With + or 00 it is of any country: the calling code must exist and the length must suit it. Without, it is
  /// Moroccan, with or without the trunk 0 or 212. A Moroccan number must lie in a known range. The 0 of
  /// `+212 (0) 612…` is dropped, as after every code whose trunk prefix it is.
  package init?(_ text: String) {
    guard let text = PhoneText(text) else { return nil }
    let number =
      text.isInternational ? Self(international: text.digits) : Self(domestic: text.digits)
    guard let number else { return nil }
    self = number
  }

  /// The last 9 digits, by which WhatsApp and caller ID are looked up.
  ///
  /// Foreign numbers of fewer national digits have some of their country's code in it.
  package var lookupSuffix: String { String(e164.drop { $0 == "+" }.suffix(Self.lookupLength)) }

  /// The last 9 digits of any text, verified or not; nil when it has fewer.
  package static func lookupSuffix(of text: String) -> String? {
    let digits = text.unicodeScalars.reversed().lazy.compactMap(PhoneText.digit).prefix(
      lookupLength)
    return digits.count == lookupLength ? digits.reversed().joined() : nil
  }

  private static let lookupLength = 9

  /// The digits of a text that holds nothing else but what people write between them; nil for any other.
  package static func digits(of text: String) -> String? { PhoneText(text)?.digits }

  /// All digits of a text, last one first, as numbers are found by their ends.
  package static func reversedDigits(of text: String) -> String {
    text.unicodeScalars.reversed().compactMap(PhoneText.digit).joined()
  }

  private init?(international digits: String) {
    guard let code = CallingCode.leading(digits) else { return nil }
    var national = digits.dropFirst(code.digits.utf8.count)
    if code.leadingZero == .trunk, national.first == "0" { national = national.dropFirst() }
    guard code.nationalLength.contains(national.utf8.count) else { return nil }
    if code.digits == CallingCode.morocco {
      self.init(moroccan: String(national))
    } else {
      self.init(e164: "+\(code.digits)\(national)", kind: .unknown)
    }
  }

  private init?(domestic digits: String) {
    var national = digits[...]
    if national.utf8.count > MoroccanRange.numberLength + 1, national.hasPrefix(CallingCode.morocco)
    {
      national = national.dropFirst(CallingCode.morocco.utf8.count)
    }
    if national.first == "0" { national = national.dropFirst() }
    self.init(moroccan: String(national))
  }

  private init?(moroccan national: String) {
    guard let range = MoroccanRange.kind(of: national) else { return nil }
    let kind: Kind =
      switch range {
      case .mobile: .mobile
      case .fixed: .fixed
      case .other: .unknown
      }
    self.init(e164: "+\(CallingCode.morocco)\(national)", kind: kind)
  }

  private init(e164: String, kind: Kind) {
    self.e164 = e164
    self.kind = kind
  }
}
