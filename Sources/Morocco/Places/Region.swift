/// One of the 12 regions of Morocco.
package struct Region: Hashable, Sendable {
  /// ISO 3166-2: MA-01 to MA-12.
  package let code: String
  package let nameFrench: String
  package let nameArabic: String
  package let nameEnglish: String

  init?(_ row: Table.Row) {
    code = row.cells[0]
    nameFrench = row.cells[1]
    nameArabic = row.cells[2]
    nameEnglish = row.cells[3]
    guard code.utf8.count == 5, code.hasPrefix("MA-"), row.cells.allSatisfy({ !$0.isEmpty }) else {
      return nil
    }
  }

  /// By code.
  package static let all = Table.regions.records(Region.init)
}

extension Table {
  static let regions = Table("regions.tsv", PackageResources.regions_tsv)
}
