import Testing

@testable import crmctl

@Suite struct CSVTests {
  private static func records(_ text: String) -> [CSVReader.Record] {
    Array(CSVReader(Array(text.utf8)))
  }

  @Test(arguments: [
    ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    ("\u{FEFF}a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
    ("a\tb\n1\t", [["a", "b"], ["1", ""]]),
    ("\"a,;\";b\n", [["a,;", "b"]]),
    ("a,b\n\"1 \"\"x\"\" 2\",\"two\nlines\"\n", [["a", "b"], ["1 \"x\" 2", "two\nlines"]]),
    ("a\n\n\r\nb\n", [["a"], ["b"]]),
    ("a,b\n,\n", [["a", "b"], ["", ""]]),
    ("é,اسم\n", [["é", "اسم"]]),
    ("a", [["a"]]), ("", []), ("\n", []),
  ])
  func recordsAreTakenApart(text: String, fields: [[String]]) {
    #expect(Self.records(text).map(\.fields) == fields)
  }

  @Test func linesAreThoseOfTheFile() {
    let text = "h,i\n\n\"two\nlines\",x\n\"\n\n\",y\nlast,z\n"
    #expect(Self.records(text).map(\.line) == [1, 3, 5, 8])
  }

  @Test func whatCannotBeReadToItsEndSaysWhere() {
    var open = CSVReader(Array("a,b\n1,2\n3,\"4\n5,6\n".utf8))
    while open.next() != nil {}
    #expect(open.fault == .unclosedQuotes(line: 3))
    var latin = CSVReader(Array("a\nb\n".utf8) + [0xe9, 0x0a])
    while latin.next() != nil {}
    #expect(latin.fault == .notUTF8(line: 3))
  }

  @Test(arguments: [
    "plain", "", "a,b", "two\nlines", "\"quoted\"", "=1+1", "+212612345678", "-", "@x", "'=1",
    "''+x", "'", "'plain", "\tx", "semi;colon", "|pipe", "مرحبا",
  ])
  func whatIsWrittenIsReadAgain(field: String) throws {
    let written = CSVWriter.record([field, "end"])
    let read = try #require(Self.records("h,i\n" + written).last)
    #expect(read.fields.map { FormulaGuard.removed(from: $0) } == [field, "end"])
  }

  @Test(arguments: ["=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)", "\tx", "\r=1"])
  func noCellIsAFormula(field: String) {
    let cell = CSVWriter.record([field]).drop { $0 == "\"" }
    #expect(cell.hasPrefix("'"))
  }

  @Test(arguments: [[], ["VIP"], ["a b", "c"], ["x|y", "back\\slash", "\\|"]])
  func listsFitIntoACell(values: [String]) {
    #expect(CellList.split(CellList.joined(values)) == values)
  }
}
