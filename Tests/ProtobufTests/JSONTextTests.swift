import Foundation
import Testing

@testable import Protobuf

@Suite("JSON text")
struct JSONTextTests {
  @Test func everyDigitAndTheOrderOfMembersAreKept() throws {
    let text = #"{"b":18446744073709551615,"a":[1.10,-0,1E+2,null,true],"":{}}"#
    #expect(try JSONValue(text: text).text() == text)
  }

  @Test func prettyTextIsIndentedByTwoSpaces() throws {
    let value: JSONValue = ["a": [1, 2], "b": [:], "c": []]
    #expect(
      value.text(.pretty) == """
        {
          "a": [
            1,
            2
          ],
          "b": {},
          "c": []
        }
        """)
  }

  @Test(
    "what is not JSON is refused",
    arguments: [
      "", " ", "{", "}", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1,}", "nul",
      "truefalse", "01", "-", "1.", ".5", "1e", "+1", "0x1", "NaN", "Infinity", "'a'", "\"a",
      "\"\t\"", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\ud800\"", "\"\\ud800\\u0041\"",
      "\"\\udc00\"", "1 2", "[1]]", "// c\n1", "\u{feff}1",
    ])
  func whatIsNotJSONIsRefused(_ text: String) {
    #expect(throws: JSONError.self) { try JSONValue(text: text) }
  }

  @Test func anErrorNamesLineAndColumn() {
    let error = #expect(throws: JSONError.self) { try JSONValue(text: "{\n  \"a\": x\n}") }
    #expect(error?.description == "a value is expected (line 2, column 8)")
  }

  @Test func aMemberThatOccursTwiceIsNamed() {
    let error = #expect(throws: JSONError.self) {
      try JSONValue(text: #"{"a": [{"b": 1, "b": 2}]}"#)
    }
    #expect(error == JSONError(.duplicateMember, path: "/a/0/b"))
  }

  @Test func invalidUTF8IsRefused() {
    #expect(throws: JSONError.self) { try JSONValue(utf8: [0x22, 0xff, 0x22]) }
  }

  @Test func escapesAreRead() throws {
    let value = try JSONValue(text: #""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00""#)
    #expect(value == "\"\\/\u{8}\u{c}\n\r\té😀")
  }

  @Test func nestingIsReadTo64LevelsAndRefusedAt65() throws {
    let deepest = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    _ = try JSONValue(text: deepest)
    let error = #expect(throws: JSONError.self) { try JSONValue(text: "[" + deepest + "]") }
    #expect(error?.problem == .tooDeep)
    #expect(throws: JSONError.self) {
      try JSONValue(text: String(repeating: "[", count: 1_000_000))
    }
  }

  @Test func whatIsWrittenFoundationReadsAsTheSameText() throws {
    let text = String(String.UnicodeScalarView((0..<0xd800).compactMap(Unicode.Scalar.init)))
    let written = JSONValue.array([.string(text)]).text()
    let read = try JSONDecoder().decode([String].self, from: Data(written.utf8))
    #expect(read.first.map { Array($0.utf8) } == Array(text.utf8))
    #expect(
      try JSONValue(text: written).array?.first?.string.map { Array($0.utf8) } == Array(text.utf8))
  }

  @Test func base64OfEveryLengthIsFoundations() throws {
    for length in 0...66 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 251) }
      let foundation = Data(bytes).base64EncodedString()
      #expect(Base64.text(of: bytes) == foundation)
      #expect(Base64.bytes(of: foundation) == bytes)
      #expect(Base64.bytes(of: foundation.filter { $0 != "=" }) == bytes)
    }
  }

  @Test(
    "what is no base64 is refused", arguments: ["A", "AA=", "AAA==", "A=AA", "AA A", "é", "===="])
  func noBase64(_ text: String) {
    #expect(Base64.bytes(of: text) == nil)
  }
}
