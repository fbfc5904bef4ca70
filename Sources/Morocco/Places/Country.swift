/// A country that customers name as theirs, or as the one that they live in.
package struct Country: Hashable, Sendable {
  /// ISO 3166-1, two letters.
  package let code: String
  /// Of the country and of its people.
  package let names: [String]

  init?(_ row: Table.Row) {
    code = row.cells[0]
    names = row.list(1)
    guard code.utf8.count == 2, !names.isEmpty else { return nil }
  }

  package static let all = Table.countries.records(Country.init)

  /// The country that a code, a name or a nationality says; nil for what is none of ours.
  package static func resolve(_ text: String) -> Country? { byName[key(text)] }

  /// Names of two countries, or one twice, stop the program when it first resolves; a test does.
  private static let byName: [String: Country] = {
    var countries: [String: Country] = [:]
    for country in all {
      for name in Set(([country.code] + country.names).map(key)) {
        let former = countries.updateValue(country, forKey: name)
        precondition(former == nil, "two countries are named \(name)")
      }
    }
    return countries
  }()

  private static func key(_ text: String) -> String { Words.split(text, .folded).joined() }
}

/// How a country or a nationality is compared: any spelling of a known one is the same.
package enum CountryName {
  /// The code in capitals, or the folded text, which is in small letters.
  package static func key(_ text: String) -> String {
    Country.resolve(text)?.code ?? SearchText.folded(text)
  }
}

extension Table {
  static let countries = Table("countries.tsv", PackageResources.countries_tsv)
}
