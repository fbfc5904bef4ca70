import CRMProto
import ProbeProto
import Protobuf
import Testing
import WireProto

@Suite("Messages as JSON")
struct JSONMappingTests {
  static let type = Probe.Shapes.messageType

  @Test(arguments: ShapeSample.all)
  func whatProtocWritesBecomesTheExpectedJSON(_ sample: ShapeSample) throws {
    let json = try Self.type.json(
      fromSerialized: Protoc.encode(sample.text, as: ShapeSample.type))
    let empty = try Self.type.json(fromSerialized: [])
    guard case .object(let members) = json else { return #expect(Bool(false), "no object") }
    let differing = members.filter { empty[$0.name] != $0.value }
    #expect(differing == sample.json)
  }

  @Test(arguments: ShapeSample.all)
  func whatIsWrittenFromJSONProtocReadsAsTheSameMessage(_ sample: ShapeSample) throws {
    let bytes = try Self.type.serialized(fromJSON: .object(sample.json))
    let text = try Protoc.decode(bytes, as: ShapeSample.type)
    #expect(text.trimmingSuffix("\n") == sample.text)
    #expect(try Probe.Shapes(serialized: bytes) == sample.shapes)
  }

  @Test func scalarsWithoutPresenceListsAndMapsAreAlwaysWritten() throws {
    let json = try Self.type.json(fromSerialized: [])
    #expect(json["int32_value"] == 0)
    #expect(json["int64_value"] == "0")
    #expect(json["double_value"] == 0)
    #expect(json["bool_value"] == false)
    #expect(json["string_value"] == "")
    #expect(json["bytes_value"] == "")
    #expect(json["color"] == "COLOR_UNSPECIFIED")
    #expect(json["int32_list"] == [])
    #expect(json["leaf_list"] == [])
    #expect(json["text_by_key"] == [:])
    for name in ["leaf", "maybe_int32", "maybe_string", "choice_text", "instant", "mask"] {
      #expect(json[name] == nil)
    }
  }

  @Test func membersStandInTheOrderOfTheFieldNumbers() throws {
    let json = try Self.type.json(fromSerialized: [])
    guard case .object(let members) = json else { return #expect(Bool(false), "no object") }
    #expect(members.prefix(3).map(\.name) == ["int32_value", "int64_value", "uint32_value"])
    #expect(members.last?.name == "type_url")
  }

  @Test(
    "both forms of a name, of an enum and of a number are read",
    arguments: [
      (#"{"int32Value": 5}"#, #"{"int32_value": 5}"#),
      (#"{"int32_value": "5"}"#, #"{"int32_value": 5}"#),
      (#"{"int32_value": 5.0}"#, #"{"int32_value": 5}"#),
      (#"{"int64_value": 9007199254740993}"#, #"{"int64_value": "9007199254740993"}"#),
      (#"{"uint64_value": 18446744073709551615}"#, #"{"uint64_value": "18446744073709551615"}"#),
      (#"{"int64_value": 1e3}"#, #"{"int64_value": "1000"}"#),
      (#"{"int64_value": -1.50e1}"#, #"{"int64_value": "-15"}"#),
      (#"{"double_value": "2.5"}"#, #"{"double_value": 2.5}"#),
      (#"{"color": "deep_blue"}"#, #"{"color": "COLOR_DEEP_BLUE"}"#),
      (#"{"color": "Red"}"#, #"{"color": "COLOR_RED"}"#),
      (#"{"color": 7}"#, #"{"color": "COLOR_DEEP_BLUE"}"#),
      (#"{"bytes_value": "_-8"}"#, #"{"bytes_value": "/+8="}"#),
      (#"{"leaf": null, "int32_list": null}"#, "{}"),
      (
        #"{"mask": "fullName,preferences.contactFrom"}"#,
        #"{"mask": "full_name,preferences.contact_from"}"#
      ),
      (#"{"instant": "2026-11-22T13:00:00+01:00"}"#, #"{"instant": "2026-11-22T12:00:00Z"}"#),
    ])
  func bothFormsAreRead(_ given: String, _ expected: String) throws {
    #expect(
      try Self.type.serialized(fromJSON: JSONValue(text: given))
        == Self.type.serialized(fromJSON: JSONValue(text: expected)))
  }

  @Test func aMaskIsReadBackWhateverItsPathsBeginWith() throws {
    let mask = GoogleProtobuf.FieldMask(paths: ["email", "\u{655}\u{631}", "\u{301}"])
    let json = try GoogleProtobuf.FieldMask.messageType.json(fromSerialized: mask.serialized())
    let bytes = try GoogleProtobuf.FieldMask.messageType.serialized(fromJSON: json)
    #expect(try GoogleProtobuf.FieldMask(serialized: bytes) == mask)
  }

  @Test(
    "what does not fit is refused with its place",
    arguments: [
      (
        #"{"leaf": {"wieght": 1}}"#,
        "/leaf/wieght: is not a known field; did you mean weight?"
      ),
      (#"{"xyzzy": 1}"#, "/xyzzy: is not a known field"),
      (#"{"int32_value": "five"}"#, "/int32_value: must be an integer"),
      (
        #"{"int32_value": 1.5}"#,
        "/int32_value: is out of range: must be an integer from -2147483648 to 2147483647"
      ),
      (
        #"{"int32_list": [1, 2147483648]}"#,
        "/int32_list/1: is out of range: must be an integer from -2147483648 to 2147483647"
      ),
      (
        #"{"uint32_value": -1}"#,
        "/uint32_value: is out of range: must be an integer from 0 to 4294967295"
      ),
      (
        #"{"int64_value": 9223372036854775808}"#,
        "/int64_value: is out of range: "
          + "must be an integer from -9223372036854775808 to 9223372036854775807"
      ),
      (#"{"float_value": 1e39}"#, "/float_value: is out of range: must be a float"),
      (#"{"double_value": 1e999}"#, "/double_value: is out of range: must be a double"),
      (#"{"bool_value": "true"}"#, "/bool_value: must be true or false"),
      (#"{"string_value": 5}"#, "/string_value: must be a string"),
      (#"{"string_list": ["a\u0000"]}"#, "/string_list/0: must not contain a NUL character"),
      (#"{"text_by_key": {"a\u0000": ""}}"#, "/text_by_key/a\0: must not contain a NUL character"),
      (#"{"text_by_key": {"a/b": 1}}"#, "/text_by_key/a~1b: must be a string"),
      (#"{"leaf_by_number": {"x": {}}}"#, "/leaf_by_number/x: must be an integer"),
      (#"{"bytes_value": "A"}"#, "/bytes_value: must be a string of base64"),
      (#"{"color": "GREEN"}"#, "/color: is not one of RED, DEEP_BLUE"),
      (#"{"color_list": [2]}"#, "/color_list/0: is not one of RED, DEEP_BLUE"),
      (#"{"int32_list": 1}"#, "/int32_list: must be an array"),
      (#"{"int32_list": [null]}"#, "/int32_list/0: must be an integer"),
      (#"{"leaf": []}"#, "/leaf: must be an object"),
      (#"{"int32_value": 1, "int32Value": 2}"#, "/int32Value: occurs more than once"),
      (
        #"{"choice_text": "", "choice_number": 1}"#,
        "/choice_number: excludes another member that is given too"
      ),
      (
        #"{"instant": "2026-02-29T00:00:00Z"}"#,
        "/instant: must be an instant such as 2026-11-22T12:00:00Z"
      ),
      (#"[]"#, "must be an object"),
    ])
  func whatDoesNotFitIsRefused(_ given: String, _ expected: String) throws {
    let json = try JSONValue(text: given)
    let error = #expect(throws: JSONError.self) { try Self.type.serialized(fromJSON: json) }
    #expect(error?.description == expected)
  }

  @Test func enumNumbersThatTheDescriptorDoesNotNameAreWrittenAsNumbers() throws {
    let json = try Self.type.json(fromSerialized: [0x80, 0x01, 0x02], limits: .answer)
    #expect(json["color"] == 2)
  }

  @Test func aMessageInMemoryIsWrittenWhateverItsSize() throws {
    // More than any decode budget: 100,000 leaves of a kilobyte.
    let leaf = Probe.Shapes.Leaf(label: String(repeating: "x", count: 1000))
    let shapes = Probe.Shapes(leafList: Array(repeating: leaf, count: 100_000))
    #expect(try shapes.json()["leaf_list"]?.array?.count == 100_000)
  }

  @Test func aRequestOfTheProductIsReadAsAPersonWritesIt() throws {
    let request = try CreateCustomerRequest(
      json: JSONValue(
        text: """
          {"customer": {"contact_type": "individual", "fullName": "Amina El Fassi",
           "tags": ["VIP"], "external_ids": {"erp": "7"},
           "preferences": {"preferredChannel": "whatsapp"}}}
          """))
    #expect(request.customer?.contactType == .individual)
    #expect(request.customer?.fullName == "Amina El Fassi")
    #expect(request.customer?.externalIDs == ["erp": "7"])
    #expect(request.customer?.preferences?.preferredChannel == .whatsapp)
  }
}
