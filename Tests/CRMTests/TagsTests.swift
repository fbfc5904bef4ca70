import Testing

@testable import CRM

@Suite struct TagsTests {
  private func normalized(_ tags: [String]) -> (tags: [String], fields: [String]) {
    var violations = Violations()
    let tags = Tags.normalized(tags, field: "tags", &violations)
    return (tags, violations.found.map(\.field))
  }

  @Test func tagsAreTrimmedSortedAndWithoutRepetition() {
    let (tags, fields) = normalized(["b", " a", "b ", "e\u{301}", "\u{e9}", "B"])
    #expect(tags == ["B", "a", "b", "\u{e9}"])
    #expect(tags.last?.unicodeScalars.count == 1)
    #expect(fields.isEmpty)
  }

  @Test func noTagsAreAnEmptySet() {
    #expect(normalized([]).tags.isEmpty)
  }

  @Test func fiftyAreTakenAndFiftyOneRefused() {
    let tags = (0...50).map { "tag \($0)" }
    #expect(normalized(Array(tags.prefix(50))).fields.isEmpty)
    #expect(normalized(tags).fields == ["tags"])
  }

  @Test func repetitionsDoNotCount() {
    #expect(normalized(Array(repeating: "a", count: 200)).fields.isEmpty)
  }

  @Test func aTagOf64CharactersIsTakenAndOneOf65Refused() {
    let longest = String(repeating: "\u{e9}", count: 64)
    #expect(normalized([longest]).fields.isEmpty)
    #expect(normalized(["a", longest + "x"]).fields == ["tags[1]"])
  }

  @Test func emptyTagsAreNamedByTheirPlace() {
    #expect(normalized(["", "a", " \n"]).fields == ["tags[0]", "tags[2]"])
  }

  @Test func controlCharactersAreRefused() {
    #expect(normalized(["a\tb"]).fields == ["tags[0]"])
  }
}
