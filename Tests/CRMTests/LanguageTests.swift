import Testing

@testable import CRM

@Suite struct LanguageTests {
  @Test(arguments: [
    ("", "French"), ("  ", "French"), ("Arabic", "Arabic"), ("ar", "Arabic"), ("FR", "French"),
    ("french", "French"), ("en", "English"), ("ENGLISH ", "English"), ("es", "Spanish"),
    ("Spanish", "Spanish"), ("zgh", "Tamazight"), ("tamazight", "Tamazight"),
  ])
  func aNameOrACodeIsStoredAsTheName(given: String, name: String) {
    var violations = Violations()
    #expect(Language.normalized(given, field: "language", &violations) == name)
    #expect(violations.found.isEmpty)
  }

  @Test(arguments: ["German", "de", "fr-FR", "arab", "français", "عربية"])
  func anotherLanguageIsRefused(given: String) {
    var violations = Violations()
    _ = Language.normalized(given, field: "language", &violations)
    #expect(violations.found.map(\.field) == ["language"])
  }
}
