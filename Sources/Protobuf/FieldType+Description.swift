import CProtobufC

extension FieldType {
  /// The type as a `.proto` file has it: `string`, `repeated crm.v1.Customer`, `map<string, string>`,
  /// `optional int32`.
  public var typeText: String {
    if let entry = mapEntry { return "map<\(entry.key.singleText), \(entry.value.singleText)>" }
    if isRepeated { return "repeated \(singleText)" }
    return isOptional ? "optional \(singleText)" : singleText
  }

  /// Whether it is marked as one that should not be used any more.
  public var isDeprecated: Bool {
    unsafe descriptor.pointee.flags & UInt32(PROTOBUF_C_FIELD_FLAG_DEPRECATED.rawValue) != 0
  }

  /// A scalar that can be absent. Messages always can.
  private var isOptional: Bool { hasPresence && messageType == nil }

  private var singleText: String {
    if let type = messageType { return type.name }
    if let type = enumType { return type.name }
    return switch kind {
    case PROTOBUF_C_TYPE_INT32: "int32"
    case PROTOBUF_C_TYPE_SINT32: "sint32"
    case PROTOBUF_C_TYPE_SFIXED32: "sfixed32"
    case PROTOBUF_C_TYPE_INT64: "int64"
    case PROTOBUF_C_TYPE_SINT64: "sint64"
    case PROTOBUF_C_TYPE_SFIXED64: "sfixed64"
    case PROTOBUF_C_TYPE_UINT32: "uint32"
    case PROTOBUF_C_TYPE_FIXED32: "fixed32"
    case PROTOBUF_C_TYPE_UINT64: "uint64"
    case PROTOBUF_C_TYPE_FIXED64: "fixed64"
    case PROTOBUF_C_TYPE_FLOAT: "float"
    case PROTOBUF_C_TYPE_DOUBLE: "double"
    case PROTOBUF_C_TYPE_BOOL: "bool"
    case PROTOBUF_C_TYPE_STRING: "string"
    case PROTOBUF_C_TYPE_BYTES: "bytes"
    default: "unknown"
    }
  }
}
