import CProtobufC

extension FieldType {
  /// The name in lowerCamelCase, by protoc's rule: an underscore goes, what follows it becomes upper case.
  var jsonName: String {
    var result = ""
    var isUpper = false
    for character in name {
      if character == "_" {
        isUpper = true
      } else {
        result += isUpper ? character.uppercased() : String(character)
        isUpper = false
      }
    }
    return result
  }

  /// Whether unset and set to the default are two things.
  var hasPresence: Bool {
    let label = unsafe descriptor.pointee.label
    return isInOneof || messageType != nil || label != PROTOBUF_C_LABEL_NONE
  }

  /// Whether a list of scalars is written as one length-prefixed value.
  var isPacked: Bool {
    unsafe descriptor.pointee.flags & UInt32(PROTOBUF_C_FIELD_FLAG_PACKED.rawValue) != 0
  }

  /// The same for all members of one oneof (the offset of its case in the C struct), nil outside one.
  var oneofKey: Int? { isInOneof ? quantifierOffset : nil }

  /// Key and value of a map's entries, nil for a field that is no map.
  var mapEntry: (key: FieldType, value: FieldType)? {
    guard isMap, let entry = messageType else { return nil }
    return (entry.field(at: 0), entry.field(at: 1))
  }

  /// What an unset field of this type means in JSON.
  var defaultJSON: JSONValue {
    switch kind {
    case PROTOBUF_C_TYPE_STRING, PROTOBUF_C_TYPE_BYTES: .string("")
    case PROTOBUF_C_TYPE_BOOL: .bool(false)
    case PROTOBUF_C_TYPE_INT64, PROTOBUF_C_TYPE_SINT64, PROTOBUF_C_TYPE_SFIXED64,
      PROTOBUF_C_TYPE_UINT64, PROTOBUF_C_TYPE_FIXED64:
      .string("0")
    case PROTOBUF_C_TYPE_ENUM: enumType?.json(of: 0) ?? .number(JSONNumber(0))
    case PROTOBUF_C_TYPE_MESSAGE: .object([])
    default: .number(JSONNumber(0))
    }
  }
}

extension EnumType {
  /// A number's name, or the number when the enum does not name it.
  func json(of number: Int32) -> JSONValue {
    name(of: number).map { .string($0) } ?? .number(JSONNumber(number))
  }

  /// The number of a name: `CONTACT_TYPE_INDIVIDUAL`, or without the enum's prefix and in any case.
  func number(named given: String) -> Int32? {
    let upper = given.uppercased()
    return values.first { $0.name == given || $0.name == upper || $0.name == prefix + upper }?
      .number
  }

  /// Names without the prefix and without the value that means none.
  var shortNames: [String] {
    values.filter { $0.number != 0 }.map {
      $0.name.hasPrefix(prefix) ? String($0.name.dropFirst(prefix.count)) : $0.name
    }
  }

  /// `CONTACT_TYPE_` for `ContactType`: what the style guide puts before each value.
  private var prefix: String {
    var result = ""
    for character in name.split(separator: ".").last ?? "" {
      if character.isUppercase, !result.isEmpty { result += "_" }
      result += character.uppercased()
    }
    return result + "_"
  }
}
