import CProtobufC

// What a scalar's bits on the wire are in JSON: 64-bit integers as strings, enums by name.

extension FieldType {
  func json(varint value: UInt64) -> JSONValue {
    switch kind {
    case PROTOBUF_C_TYPE_BOOL: .bool(value != 0)
    case PROTOBUF_C_TYPE_ENUM:
      enumType?.json(of: Int32(truncatingIfNeeded: value)) ?? .null
    case PROTOBUF_C_TYPE_INT64: .string(String(Int64(bitPattern: value)))
    case PROTOBUF_C_TYPE_UINT64: .string(String(value))
    case PROTOBUF_C_TYPE_SINT64: .string(String(ZigZag.decoded(value)))
    case PROTOBUF_C_TYPE_SINT32:
      // As protobuf-c: the upper half of a varint that is too long is dropped first.
      .number(
        JSONNumber(
          Int32(truncatingIfNeeded: ZigZag.decoded(UInt64(UInt32(truncatingIfNeeded: value))))))
    case PROTOBUF_C_TYPE_UINT32: .number(JSONNumber(UInt32(truncatingIfNeeded: value)))
    default: .number(JSONNumber(Int32(truncatingIfNeeded: value)))
    }
  }

  func json(fixed32 value: UInt32) -> JSONValue {
    switch kind {
    case PROTOBUF_C_TYPE_FLOAT: .floating(Float(bitPattern: value))
    case PROTOBUF_C_TYPE_SFIXED32: .number(JSONNumber(Int32(bitPattern: value)))
    default: .number(JSONNumber(value))
    }
  }

  func json(fixed64 value: UInt64) -> JSONValue {
    switch kind {
    case PROTOBUF_C_TYPE_DOUBLE: .floating(Double(bitPattern: value))
    case PROTOBUF_C_TYPE_SFIXED64: .string(String(Int64(bitPattern: value)))
    default: .string(String(value))
    }
  }
}

extension JSONValue {
  fileprivate static func floating(
    _ value: some BinaryFloatingPoint & LosslessStringConvertible
  ) -> JSONValue {
    if let number = JSONNumber(value) { return .number(number) }
    if value.isNaN { return .string("NaN") }
    return .string(value < 0 ? "-Infinity" : "Infinity")
  }

  /// A map key as the name of a member.
  var asMemberName: String {
    switch self {
    case .string(let text): text
    case .number(let number): number.literal
    case .bool(let value): value ? "true" : "false"
    default: ""
    }
  }
}
