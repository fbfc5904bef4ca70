import PluginProto
import ProbeProto
import Protobuf
import Testing

@Suite("A payload is checked before protobuf-c sees it")
struct PayloadScanTests {
  @Test(
    "wrong bytes are refused and the field is named",
    arguments: [
      Refusal("an int32 as fixed32", [0x0d, 0, 0, 0, 0], .wrongWireType, "int32_value"),
      Refusal("a text as a varint", [0x70, 0x01], .wrongWireType, "string_value"),
      Refusal("a message as a varint", [0x90, 0x01, 0x01], .wrongWireType, "leaf"),
      Refusal("a double as fixed32", [0x65, 0, 0, 0, 0], .wrongWireType, "double_value"),
      Refusal("a start group", [0xa3, 0x06], .malformed, ""),
      Refusal("an end group", [0xa4, 0x06], .malformed, ""),
      Refusal("field number 0", [0x00, 0x00], .malformed, ""),
      Refusal("wire type 6", [0x0e], .malformed, ""),
      Refusal("a tag of 6 bytes", [0x88, 0x80, 0x80, 0x80, 0x80, 0x00, 0], .malformed, ""),
      Refusal(
        "a varint of 11 bytes", [0x08] + .init(repeating: 0x80, count: 10) + [0], .malformed,
        "int32_value"),
      Refusal("a text past the end", [0x72, 0x05, 0x61], .malformed, "string_value"),
      Refusal(
        "a length of 2⁶³", [0x72] + .init(repeating: 0x80, count: 9) + [0x01], .malformed,
        "string_value"),
      Refusal("a NUL in a text", [0x72, 0x03, 0x61, 0x00, 0x62], .nul, "string_value"),
      Refusal("a NUL in a list", [0x9a, 0x02, 0x01, 0x00], .nul, "string_list"),
      Refusal("a text that is not UTF-8", [0x72, 0x01, 0xff], .invalidUTF8, "string_value"),
      Refusal(
        "a surrogate in UTF-8", [0x72, 0x03, 0xed, 0xa0, 0x80], .invalidUTF8, "string_value"),
      Refusal("an overlong form", [0x72, 0x02, 0xc0, 0xaf], .invalidUTF8, "string_value"),
      Refusal(
        "a map's key that is not UTF-8", [0xca, 0x02, 0x03, 0x0a, 0x01, 0xff], .invalidUTF8,
        "text_by_key[0].key"),
      Refusal("an unknown enum number", [0x80, 0x01, 0x02], .unknownEnumNumber, "color"),
      Refusal(
        "an unknown number in a packed list", [0xaa, 0x02, 0x02, 0x01, 0x05],
        .unknownEnumNumber, "color_list"),
      Refusal(
        "an unknown number in an unpacked list", [0xa8, 0x02, 0x05], .unknownEnumNumber,
        "color_list"),
      Refusal(
        "an unknown number in a oneof", [0xb0, 0x03, 0x05], .unknownEnumNumber,
        "choice_color"),
      Refusal(
        "a message field twice", [0x92, 0x01, 0x00, 0x92, 0x01, 0x00],
        .repeatedSingularMessage, "leaf"),
      Refusal(
        "a bad text in a list's second message",
        [0xb2, 0x02, 0x00, 0xb2, 0x02, 0x03, 0x0a, 0x01, 0xff], .invalidUTF8, "leaf_list[1].label"),
    ])
  func wrongBytesAreRefused(_ refusal: Refusal) {
    #expect(throws: DecodeError(refusal.problem, field: refusal.field)) {
      try Probe.Shapes(serialized: refusal.bytes)
    }
  }

  @Test func aClientAcceptsEnumNumbersThatItDoesNotKnow() throws {
    let bytes: [UInt8] = [0x80, 0x01, 0x02, 0xaa, 0x02, 0x02, 0x01, 0x05]
    let shapes = try Probe.Shapes(serialized: bytes, limits: .answer)
    #expect(shapes.color == .unrecognized(2))
    #expect(shapes.colorList == [.red, .unrecognized(5)])
  }

  @Test func aPayloadCutAnywhereNeverTrapsAndIsReadOnlyBetweenFields() throws {
    for sample in ShapeSample.all {
      let whole = try sample.shapes.serialized()
      let boundaries = try fieldBoundaries(of: whole)
      for end in 0..<whole.count {
        let cut = Array(whole[..<end])
        if boundaries.contains(end) {
          _ = try Probe.Shapes(serialized: cut)
        } else {
          #expect(throws: DecodeError.self, "\(sample.name) cut at \(end)") {
            try Probe.Shapes(serialized: cut)
          }
        }
      }
    }
  }

  @Test("nesting is read to the limit and refused one level deeper", arguments: [32, 33])
  func nestingIsLimited(_ depth: Int) throws {
    // DescriptorProto is the one recursive message here: nested_type = 3.
    var bytes: [UInt8] = []
    for _ in 1..<depth { bytes = lengthPrefixed(3, bytes) }
    if depth <= 32 {
      _ = try GoogleProtobuf.DescriptorProto(serialized: bytes)
    } else {
      let error = #expect(throws: DecodeError.self) {
        try GoogleProtobuf.DescriptorProto(serialized: bytes)
      }
      #expect(error?.problem == .tooDeep)
    }
  }

  @Test func nestingOfManyThousandLevelsIsRefusedWithoutRecursion() {
    var bytes: [UInt8] = []
    for _ in 0..<10_000 { bytes = lengthPrefixed(3, bytes) }
    let error = #expect(throws: DecodeError.self) {
      try GoogleProtobuf.DescriptorProto(serialized: bytes)
    }
    #expect(error?.problem == .tooDeep)
  }

  /// Offsets at which a top-level field ends, by a reader of its own.
  private func fieldBoundaries(of bytes: [UInt8]) throws -> Set<Int> {
    var boundaries: Set<Int> = [0]
    var position = 0
    func varint() -> Int {
      var value = 0
      var shift = 0
      while true {
        let byte = Int(bytes[position])
        position += 1
        value |= (byte & 0x7f) << shift
        if byte < 0x80 { return value }
        shift += 7
      }
    }
    while position < bytes.count {
      switch varint() & 7 {
      case 0: _ = varint()
      case 1: position += 8
      case 5: position += 4
      default:
        let length = varint()
        position += length
      }
      boundaries.insert(position)
    }
    return boundaries
  }
}

struct Refusal: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
  let problem: DecodeError.Problem
  let field: String

  init(
    _ testDescription: String, _ bytes: [UInt8], _ problem: DecodeError.Problem, _ field: String
  ) {
    self.testDescription = testDescription
    self.bytes = bytes
    self.problem = problem
    self.field = field
  }
}

/// A length-prefixed field: tag, length, content.
func lengthPrefixed(_ number: UInt8, _ content: [UInt8]) -> [UInt8] {
  var length: [UInt8] = []
  var rest = content.count
  while rest >= 0x80 {
    length.append(UInt8(rest & 0x7f) | 0x80)
    rest >>= 7
  }
  return [number << 3 | 2] + length + [UInt8(rest)] + content
}
