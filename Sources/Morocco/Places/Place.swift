/// What the free text of a customer's `region` says.
///
/// A city is named by its name or an alias, a region by its code or by its whole name in French, Arabic or
/// English. Case, accents, hyphens, apostrophes, spaces and variants of Arabic letters do not matter, nor do
/// "région de" and the country's name around it. Part of a region's name is no region: "Casablanca" is the city,
/// "Casablanca-Settat" the region, and "Souss" is unresolved.
package enum Place: Hashable, Sendable {
  case city(City)
  case region(Region)
  case unresolved

  /// Nothing but a whole name resolves: no guess is made.
  package static func resolve(region text: String) -> Place {
    let words = significantWords(of: text)
    guard !words.isEmpty else { return .unresolved }
    return places[words.joined()] ?? .unresolved
  }

  /// The city's name, for a city only.
  package var cityName: String? {
    if case .city(let city) = self { city.name } else { nil }
  }

  /// The code of the region, for a city that of the region it lies in.
  package var regionCode: String? {
    switch self {
    case .city(let city): city.regionCode
    case .region(let region): region.code
    case .unresolved: nil
    }
  }

  /// By name without anything between its words, so that "Tan-Tan", "Tan Tan" and "Tantan" are one.
  ///
  /// A name that two places have, or a place twice, stops the program when it first resolves; a test does.
  private static let places: [String: Place] = {
    let cities = City.all.map { city in
      (Place.city(city), [city.name, city.nameArabic] + city.aliases)
    }
    let regions = Region.all.map { region in
      (
        Place.region(region),
        [region.code, region.nameFrench, region.nameArabic, region.nameEnglish]
      )
    }
    var places: [String: Place] = [:]
    for (place, names) in cities + regions {
      for name in Set(names.map({ significantWords(of: $0).joined() })) {
        let former = places.updateValue(place, forKey: name)
        precondition(former == nil, "two places are named \(name)")
      }
    }
    return places
  }()

  private static func significantWords(of text: String) -> ArraySlice<String> {
    let words = Words.split(text, .folded)
    var rest = words[...]
    if let first = rest.first, leadingWords.contains(first) {
      rest = rest.dropFirst().drop { prepositions.contains($0) }
    }
    while let last = rest.last, trailingWords.contains(last) { rest = rest.dropLast() }
    return rest
  }

  private static let leadingWords: Set = ["region", "جهه"]
  private static let prepositions: Set = ["de", "du", "la", "l", "d", "of"]
  private static let trailingWords: Set = ["region", "maroc", "morocco", "المغرب"]
}
