import Testing

@testable import crmctl

@Suite("Tables")
struct TableTests {
  @Test func columnsAreAlignedByWhatATerminalShows() {
    var table = Table(headings: ["A", "B"])
    // Arabic with a vowel sign, a wide character, a letter with a combining accent.
    table.rows = [["مُراد", "1"], ["東京", "2"], ["e\u{301}t", "3"], ["plain", "4"]]
    #expect(
      table.text(width: nil) == """
        A      B
        مُراد   1
        東京   2
        e\u{301}t     3
        plain  4
        """)
  }

  /// A character without a width makes a name longer than it looks.
  @Test func findingsAreAlignedByWhatATerminalShowsToo() {
    let text = Finding.text([.ok("a\u{200b}\u{200b}", "first"), .ok("bc", "second")])
    #expect(text == "OK    a\u{200b}\u{200b}   first\nOK    bc  second")
  }

  @Test func linesAreCutToTheTerminal() {
    var table = Table(headings: ["NAME", "NOTE"])
    table.rows = [["Amina", "a long note"]]
    #expect(table.text(width: 10) == "NAME   NO…\nAmina  a …")
  }

  @Test func aWideCharacterIsNotCutInTwo() {
    #expect(DisplayWidth.cut("東京都", to: 4) == "東…")
  }

  @Test func controlCharactersAreShownInsteadOfObeyed() {
    #expect(PrintableText.of("a\u{1b}[2J\nb\u{202e}c\u{7f}") == "a␛[2J␊b�c␡")
    var list = FieldList()
    list.add("notes", "one\ntwo")
    #expect(list.text == "notes  one␊two")
  }

  @Test func ordinaryTextIsShownAsItIs() {
    let text = "Aït Benhaddou — آيت بنحدو 🇲🇦"
    #expect(PrintableText.of(text) == text)
  }
}
