/// A city or town of Morocco that customers name.
package struct City: Hashable, Sendable {
  /// As Morocco writes it in French.
  package let name: String
  package let nameArabic: String
  /// Other spellings and other languages' names that are no mere variant in case, accents or hyphens.
  package let aliases: [String]
  /// Of `Region.all`.
  package let regionCode: String

  init?(_ row: Table.Row) {
    name = row.cells[0]
    regionCode = row.cells[1]
    aliases = row.list(2)
    nameArabic = row.cells[3]
    guard !name.isEmpty, !nameArabic.isEmpty,
      Region.all.contains(where: { $0.code == row.cells[1] })
    else { return nil }
  }

  package static let all = Table.cities.records(City.init)
}

extension Table {
  static let cities = Table("cities.tsv", PackageResources.cities_tsv)
}
