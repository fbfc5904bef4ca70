/// People's names for search: what spellings of one name share in writing.
package enum NameFolding {
  /// The words of a name in their order, optional ones marked.
  package static func words(of name: String) -> [NameWord] {
    Words.split(name, .kept).map(NameWord.init(spelling:)).filter { !$0.text.isEmpty }
  }

  /// The name's words without articles, one space between them: what trigram search and prefix match look at.
  ///
  /// Holds letters of any script, ASCII digits and single spaces. `Mohamed EL-FASSI` is `mohamed fassi`,
  /// `محمد الفاسي` is `محمد فاسي`; an article that Latin letters join to its name (Elfassi) stays, since as
  /// many names only look as if they had one (Elsa, Albert): the phonetic key brings those together. A name of
  /// articles only keeps them.
  package static func folded(_ name: String) -> String {
    let words = words(of: name)
    let kept = words.filter { $0.kind != .article }
    return (kept.isEmpty ? words : kept).map(\.bare).joined(separator: " ")
  }
}
