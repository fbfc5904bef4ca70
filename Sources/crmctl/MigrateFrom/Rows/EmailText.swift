/// What people paste into a field for an e-mail address.
enum EmailText {
  /// Without spaces, angle brackets, `mailto:` and punctuation behind it. `OldDatabase.sharedAddresses` does the
  /// same in SQL.
  static func cleaned(_ text: String) -> String {
    var text = text.filter { !$0.isWhitespace && $0 != "<" && $0 != ">" }
    if text.lowercased().hasPrefix("mailto:") { text.removeFirst("mailto:".count) }
    while let last = text.last, ".,;".contains(last) { text.removeLast() }
    return text
  }
}
