import Testing

@testable import Morocco

struct CountryTests {
  @Test(arguments: ["Moroccan", "Marocaine", "مغربي", "MA", "ma", " maroc ", "المَغرب", "MAROCAIN"])
  func theMoroccanSpellingsAreOne(text: String) {
    #expect(CountryName.key(text) == "MA")
  }

  @Test func everyNameLeadsToItsCountry() {
    for country in Country.all {
      for name in country.names { #expect(Country.resolve(name) == country, "\(name)") }
    }
  }

  @Test func whatIsNoKnownCountryIsComparedFolded() {
    #expect(CountryName.key("  Îles FÉROÉ ") == "iles feroe")
    #expect(CountryName.key("") == "")
    #expect(CountryName.key("!!!") == "")
  }
}
