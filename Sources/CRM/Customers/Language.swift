/// Languages that customers prefer, by the name that the ERP uses.
enum Language {
  static let standard = "French"

  /// Name by name and by code (BCP 47), in lower case.
  private static let names = [
    "arabic": "Arabic", "ar": "Arabic",
    "french": "French", "fr": "French",
    "english": "English", "en": "English",
    "spanish": "Spanish", "es": "Spanish",
    "tamazight": "Tamazight", "zgh": "Tamazight",
  ]

  /// French when none is given.
  static func normalized(
    _ text: String, field: String, _ violations: inout Violations
  ) -> String {
    let key = Text.normalized(text).lowercased()
    guard !key.isEmpty else { return standard }
    guard let name = names[key] else {
      violations.add(
        field,
        "must be Arabic, French, English, Spanish or Tamazight (or ar, fr, en, es, zgh)")
      return text
    }
    return name
  }
}
