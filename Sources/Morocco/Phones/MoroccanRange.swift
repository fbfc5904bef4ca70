/// A range of Moroccan national numbers, all of which have 9 digits.
struct MoroccanRange: Sendable {
  enum Kind: String, Sendable {
    case mobile
    case fixed
    /// Telephony over the internet, freephone, premium rate.
    case other
  }

  /// First digits, without the trunk prefix 0.
  let prefix: String
  let kind: Kind

  init?(_ row: Table.Row) {
    guard let kind = Kind(rawValue: row.cells[1]), (1...9).contains(row.cells[0].utf8.count) else {
      return nil
    }
    prefix = row.cells[0]
    self.kind = kind
  }

  static let numberLength = 9

  private static let kinds = Dictionary(
    uniqueKeysWithValues: Table.moroccanNumbers.records(MoroccanRange.init).map {
      ($0.prefix, $0.kind)
    }
  )

  /// The kind of the longest range that has the number; nil when none has.
  static func kind(of national: String) -> Kind? {
    guard national.utf8.count == numberLength else { return nil }
    return (1...numberLength).reversed().lazy.compactMap { kinds[String(national.prefix($0))] }
      .first
  }
}

extension Table {
  static let moroccanNumbers = Table("moroccan_numbers.tsv", PackageResources.moroccan_numbers_tsv)
}
