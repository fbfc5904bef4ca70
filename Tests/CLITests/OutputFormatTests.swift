import CRMProto
import Foundation
import Protobuf
import Testing

@testable import crmctl

@Suite("Output formats")
struct OutputFormatTests {
  @Test func aListHasARowForEachItemAndAThingOneRow() throws {
    let page = ListTagsResponse(tags: [
      .init(tag: "a", customerCount: 2), .init(tag: "b", customerCount: 1),
    ])
    let list = try Answer(page)
    #expect(list.items.count == 2)
    #expect(list.columns.map(\.name) == ["tag", "customer_count"])
    #expect(list.items.map(list.record) == ["a,2\r\n", "b,1\r\n"])

    let thing = try Answer(FeedbackStats(total: 3))
    #expect(thing.items.count == 1)
    #expect(thing.columns.first?.name == "total")
  }

  @Test func columnsAreThereWhenNothingIsListed() throws {
    let list = try Answer(ListTagsResponse())
    #expect(list.items.isEmpty && list.columns.map(\.name) == ["tag", "customer_count"])
  }

  @Test func theLastListOfAResponseIsWhatItLists() {
    #expect(GetConsentsResponse.messageType.listField?.name == "records")
    #expect(BatchGetCustomersResponse.messageType.listField?.name == "customers")
    // A list of texts is a cell, not rows.
    #expect(AuthenticateResponse.messageType.listField == nil)
    #expect(Customer.messageType.listField == nil)
  }

  @Test func cellsAreFlatAndNothingInThemIsCalculated() throws {
    let customer = Customer(
      id: "1", fullName: "=cmd()", tags: ["a|b", "c"], externalIDs: ["erp": "7"],
      preferences: CustomerPreferences(contactFrom: "09:00"),
      createdAt: .init(seconds: 1_777_624_200))
    let answer = try Answer(customer)
    let cells = Dictionary(
      uniqueKeysWithValues: answer.columns.map { ($0.name, $0.text(in: answer.json)) })
    #expect(cells["tags"] == #"a\|b|c"#)
    #expect(cells["external_ids"] == "erp=7")
    #expect(cells["preferences.contact_from"] == "09:00")
    #expect(cells["created_at"] == "2026-05-01T08:30:00Z")
    #expect(cells["updated_at"] == "")
    #expect(answer.record(of: answer.json).contains(",'=cmd(),"))
  }

  @Test func anUnknownFormatNamesTheOnesThatThereAre() {
    let error = #expect(throws: (any Error).self) {
      try CRMCtl.parseAsRoot(["ping", "-o", "xml"])
    }
    let text = error.map { CRMCtl.fullMessage(for: $0) } ?? ""
    for format in OutputOptions.Format.allCases { #expect(text.contains("'\(format.rawValue)'")) }
    #expect(text.contains("xml"))
  }

  /// The oracle is PyYAML, which reads YAML 1.1, the stricter of the two.
  @Test func yamlIsReadAsTheSameJSON() throws {
    let texts = [
      "", " ", "plain", "Aït Benhaddou — آيت", "yes", "No", "null", "~", "12", "1e3", "0x1F",
      "1_000",
      "2026-05-01", "12:30:00", "- a", "a: b", "a #b", "a:", "#", "'", "\"", "\\", "a\nb\n", "\tx",
      "x ", " x", "{a}", "[b]", "&x", "*x", "!x", "|", ">", "%", "@", "`", "---", "...", "=", "<<",
      "\u{7f}\u{85}\u{2028}\u{feff}", "🇲🇦", "مُراد", ".inf", "NaN", "a, b", "?", "? x", "true",
    ]
    let value: JSONValue = .object(
      texts.enumerated().map { .init("k\($0.offset)", .string($0.element)) }
        + texts.map { .init("key \($0)", "v") }
        + [
          .init("numbers", [0, -1, .number(.init(UInt64.max))]),
          .init("floats", try JSONValue(utf8: Array("[1.5, 1e+20, 2E-7, -1.5e3]".utf8))),
          .init("empty", [.array([]), .object([]), .null, true]),
          .init("nested", [[1, [2, ["a": [["b": "c", "d": ["e": 1]]]]]], ["x": [["y": []]]]]),
        ])
    for document: JSONValue in [value, .array([value, value]), "text", 7, .array([])] {
      #expect(try readByPython(YAMLWriter.text(document)) == readByPython(document.text()))
    }
  }

  /// The text as JSON in a form of Python's own, so that two readings can be compared.
  private func readByPython(_ text: String) throws -> String {
    let program = """
      import sys, json, yaml
      data = sys.stdin.buffer.read().decode()
      try: value = json.loads(data)
      except ValueError: value = yaml.safe_load(data)
      print(json.dumps(value, sort_keys=True))
      """
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = ["-c", program]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try input.fileHandleForWriting.close()
    let read = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "python3 with yaml does not read: \(text)")
    return String(decoding: read, as: UTF8.self)
  }
}
