import CProtobufC

/// The wire form, without a tag, of scalars given as JSON. Integers may be numbers or strings.
enum ScalarBytes {
  static func of(
    _ json: JSONValue, as field: FieldType
  ) throws(JSONError.Problem) -> [UInt8] {
    var bytes: [UInt8] = []
    switch field.kind {
    case PROTOBUF_C_TYPE_STRING: bytes.append(lengthPrefixed: Array(try text(json).utf8))
    case PROTOBUF_C_TYPE_BYTES: bytes.append(lengthPrefixed: try binary(json))
    case PROTOBUF_C_TYPE_BOOL: bytes.append(varint: try bool(json) ? 1 : 0)
    case PROTOBUF_C_TYPE_ENUM:
      bytes.append(varint: UInt64(bitPattern: Int64(try number(json, of: field.enumType))))
    case PROTOBUF_C_TYPE_UINT32: bytes.append(varint: UInt64(try integer(json, UInt32.self)))
    case PROTOBUF_C_TYPE_UINT64: bytes.append(varint: try integer(json, UInt64.self))
    case PROTOBUF_C_TYPE_INT64:
      bytes.append(varint: UInt64(bitPattern: try integer(json, Int64.self)))
    case PROTOBUF_C_TYPE_SINT32:
      bytes.append(varint: ZigZag.encoded(Int64(try integer(json, Int32.self))))
    case PROTOBUF_C_TYPE_SINT64: bytes.append(varint: ZigZag.encoded(try integer(json, Int64.self)))
    case PROTOBUF_C_TYPE_FIXED32: bytes.append(fixed: try integer(json, UInt32.self))
    case PROTOBUF_C_TYPE_SFIXED32: bytes.append(fixed: try integer(json, Int32.self))
    case PROTOBUF_C_TYPE_FIXED64: bytes.append(fixed: try integer(json, UInt64.self))
    case PROTOBUF_C_TYPE_SFIXED64: bytes.append(fixed: try integer(json, Int64.self))
    case PROTOBUF_C_TYPE_FLOAT: bytes.append(fixed: try float(json).bitPattern)
    case PROTOBUF_C_TYPE_DOUBLE: bytes.append(fixed: try double(json).bitPattern)
    default:
      bytes.append(varint: UInt64(bitPattern: Int64(try integer(json, Int32.self))))
    }
    return bytes
  }

  private static func text(_ json: JSONValue) throws(JSONError.Problem) -> String {
    guard let text = json.string else { throw .wrongType(expected: "a string") }
    guard !text.utf8.contains(0) else { throw .nul }
    return text
  }

  private static func binary(_ json: JSONValue) throws(JSONError.Problem) -> [UInt8] {
    guard let text = json.string, let bytes = Base64.bytes(of: text) else {
      throw .wrongType(expected: "a string of base64")
    }
    return bytes
  }

  private static func bool(_ json: JSONValue) throws(JSONError.Problem) -> Bool {
    guard case .bool(let value) = json else { throw .wrongType(expected: "true or false") }
    return value
  }

  private static func integer<Integer: FixedWidthInteger>(
    _ json: JSONValue, _ type: Integer.Type
  ) throws(JSONError.Problem) -> Integer {
    guard let number = json.numberOrItsText else { throw .wrongType(expected: "an integer") }
    guard let value = number.integer(as: type) else {
      throw .outOfRange(expected: "an integer from \(Integer.min) to \(Integer.max)")
    }
    return value
  }

  private static func double(_ json: JSONValue) throws(JSONError.Problem) -> Double {
    if let special = json.string.flatMap({ specials[$0] }) { return special }
    guard let number = json.numberOrItsText else { throw .wrongType(expected: "a number") }
    guard let value = number.double else { throw .outOfRange(expected: "a double") }
    return value
  }

  private static func float(_ json: JSONValue) throws(JSONError.Problem) -> Float {
    let double = try double(json)
    let value = Float(double)
    guard value.isFinite || !double.isFinite else { throw .outOfRange(expected: "a float") }
    return value
  }

  private static let specials: [String: Double] = [
    "NaN": .nan, "Infinity": .infinity, "-Infinity": -.infinity,
  ]

  private static func number(
    _ json: JSONValue, of type: EnumType?
  ) throws(JSONError.Problem) -> Int32 {
    guard let type else { throw .wrongType(expected: "an enum's name") }
    switch json {
    case .string(let name):
      if let number = type.number(named: name) { return number }
    case .number(let number):
      if let number = number.integer(as: Int32.self), type.name(of: number) != nil {
        return number
      }
    default: break
    }
    throw .unknownEnumValue(names: type.shortNames)
  }
}

extension JSONValue {
  /// A number, or a string that holds one and nothing else.
  fileprivate var numberOrItsText: JSONNumber? {
    switch self {
    case .number(let number): return number
    case .string(let text):
      var parser = JSONParser(Array(text.utf8))
      return parser.wholeNumber()
    default: return nil
    }
  }
}
