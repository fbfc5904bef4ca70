import ProbeProto
import Protobuf
import Testing

@Suite("Messages and protoc agree on the wire form")
struct RoundTripTests {
  @Test(arguments: ShapeSample.all)
  func whatProtocWritesIsReadAsTheSameMessage(_ sample: ShapeSample) throws {
    let bytes = try Protoc.encode(sample.text, as: ShapeSample.type)
    #expect(try Probe.Shapes(serialized: bytes) == sample.shapes)
  }

  @Test(arguments: ShapeSample.all)
  func whatIsWrittenProtocReadsAsTheSameMessage(_ sample: ShapeSample) throws {
    let text = try Protoc.decode(sample.shapes.serialized(), as: ShapeSample.type)
    #expect(text.trimmingSuffix("\n") == sample.text)
  }

  @Test func notANumberSurvives() throws {
    let bytes = try Protoc.encode("float_value: nan double_value: nan", as: ShapeSample.type)
    let shapes = try Probe.Shapes(serialized: bytes)
    #expect(shapes.floatValue.isNaN && shapes.doubleValue.isNaN)
    #expect(
      try Protoc.decode(shapes.serialized(), as: ShapeSample.type).contains("double_value: nan"))
  }

  @Test func ofTwoEqualMapKeysTheLastCounts() throws {
    let text = """
      text_by_key { key: "k" value: "first" } text_by_key { key: "k" value: "last" }
      """
    // protoc itself drops the first, so both entries are put together from two messages.
    let first = try Protoc.encode(#"text_by_key { key: "k" value: "first" }"#, as: ShapeSample.type)
    let last = try Protoc.encode(#"text_by_key { key: "k" value: "last" }"#, as: ShapeSample.type)
    let shapes = try Probe.Shapes(serialized: first + last)
    #expect(shapes.textByKey == ["k": "last"])
    #expect(try Probe.Shapes(serialized: Protoc.encode(text, as: ShapeSample.type)) == shapes)
  }

  @Test func aMapEntryWithoutKeyOrValueHasTheirDefaults() throws {
    // Field 42 (leaf_by_number), an entry of length 0.
    let shapes = try Probe.Shapes(serialized: [0xd2, 0x02, 0x00])
    #expect(shapes.leafByNumber == [0: .init()])
  }

  @Test func ofTwoMembersOfAOneofTheLastCounts() throws {
    let text = try Protoc.encode(#"choice_text: "t""#, as: ShapeSample.type)
    let number = try Protoc.encode("choice_number: 3", as: ShapeSample.type)
    #expect(try Probe.Shapes(serialized: text + number).choice == .choiceNumber(3))
    #expect(try Probe.Shapes(serialized: number + text).choice == .choiceText("t"))
  }

  @Test func aListThatIsDeclaredPackedIsReadUnpackedAndTheOtherWayRound() throws {
    // Field 31 (int32_list) unpacked, field 40 (unpacked_list) packed.
    let shapes = try Probe.Shapes(serialized: [0xf8, 0x01, 5, 0xf8, 0x01, 6, 0xc2, 0x02, 2, 7, 8])
    #expect(shapes.int32List == [5, 6])
    #expect(shapes.unpackedList == [7, 8])
  }

  @Test func unknownFieldsArePassedOver() throws {
    // Field 1000 as varint, fixed64, length-prefixed and fixed32, then int32_value.
    let unknown: [UInt8] = [
      0xc0, 0x3e, 0x01, 0xc1, 0x3e, 0, 0, 0, 0, 0, 0, 0, 0, 0xc2, 0x3e, 1, 0xff,
      0xc5, 0x3e, 0, 0, 0, 0,
    ]
    #expect(try Probe.Shapes(serialized: unknown + [0x08, 0x09]).int32Value == 9)
  }

  @Test func aTextWithNULIsNotWritten() {
    #expect(throws: EncodeError.textWithNUL) {
      try Probe.Shapes(stringValue: "a\0b").serialized()
    }
    #expect(throws: EncodeError.textWithNUL) {
      try Probe.Shapes(textByKey: ["a\0": ""]).serialized()
    }
  }
}

extension String {
  func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
