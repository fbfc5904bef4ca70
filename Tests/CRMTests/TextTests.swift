import Testing

@testable import CRM

@Suite struct TextTests {
  @Test(arguments: [
    ("", ""), (" \n\t", ""), ("a", "a"), (" a b ", "a b"), ("\u{a0}a\u{2003}", "a"),
    ("e\u{301}", "\u{e9}"), ("\u{fb01}", "\u{fb01}"), ("\u{212b}", "\u{c5}"),
    ("\u{644}\u{627}\u{653}", "\u{644}\u{622}"),
  ])
  func aTextIsTrimmedAndComposed(given: String, normal: String) {
    #expect(Array(Text.normalized(given).unicodeScalars) == Array(normal.unicodeScalars))
  }

  @Test func normalisingTwiceChangesNothing() {
    for text in ["\u{1e0a}\u{323}", " \u{a0}x\u{301}\u{323} ", "\u{3000}\u{200b}\u{3000}"] {
      let once = Text.normalized(text)
      #expect(Array(Text.normalized(once).utf8) == Array(once.utf8))
    }
  }

  @Test func lengthCountsScalars() {
    #expect(Text.length("\u{1f468}\u{200d}\u{1f469}") == 3)
    #expect(Text.length("\u{e9}") == 1)
  }

  @Test func onlyTextOfSeveralLinesMayHoldLineBreaks() {
    var violations = Violations()
    #expect(TextRule.notes.apply("a\nb\tc", "notes", &violations) == "a\nb\tc")
    #expect(violations.found.isEmpty)
    _ = TextRule.name.apply("a\nb", "name", &violations)
    #expect(violations.found.map(\.field) == ["name"])
  }
}
