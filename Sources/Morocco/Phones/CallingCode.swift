/// A country calling code with what may follow it.
struct CallingCode: Sendable {
  /// What a 0 before a national number is.
  enum LeadingZero: String, Sendable {
    /// Dialled inside the country only, never written after the code.
    case trunk
    /// The number's own first digit.
    case kept
    /// Neither, or not known to us.
    case none
  }

  /// 1 to 3 digits; none begins with another (ITU-T E.164).
  let digits: String
  /// How many digits may follow.
  let nationalLength: ClosedRange<Int>
  let leadingZero: LeadingZero

  init?(_ row: Table.Row) {
    guard let least = Int(row.cells[1]), let most = Int(row.cells[2]), least <= most,
      let zero = LeadingZero(rawValue: row.cells[3]), (1...3).contains(row.cells[0].utf8.count),
      row.cells[0].utf8.count + most <= 15
    else { return nil }
    digits = row.cells[0]
    nationalLength = least...most
    leadingZero = zero
  }

  static let morocco = "212"

  private static let byDigits = Dictionary(
    uniqueKeysWithValues: Table.callingCodes.records(CallingCode.init).map { ($0.digits, $0) })

  /// The code that an international number begins with.
  static func leading(_ digits: some StringProtocol) -> CallingCode? {
    (1...3).lazy.compactMap { byDigits[String(digits.prefix($0))] }.first
  }
}

extension Table {
  static let callingCodes = Table("calling_codes.tsv", PackageResources.calling_codes_tsv)
}
