/// How texts that are no person's name (companies, tags, places) are compared and searched.
package enum SearchText {
  /// The text's words, one space between them; empty when it has none.
  ///
  /// Holds letters of any script, ASCII digits and single spaces and nothing else, so that no sign of a pattern
  /// or a quotation is left: `SOCIÉTÉ d'Aménagement (100 %)` is `societe d amenagement 100`. Folding a folded
  /// text changes nothing.
  package static func folded(_ text: String) -> String {
    Words.split(text, .folded).joined(separator: " ")
  }
}
