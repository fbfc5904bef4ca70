import CProtobufC

/// The descriptor of a field.
@safe public struct FieldType: @unchecked Sendable {
  // A constant of the program, see MessageType.
  let descriptor: UnsafePointer<ProtobufCFieldDescriptor>

  init(_ descriptor: UnsafePointer<ProtobufCFieldDescriptor>) {
    unsafe self.descriptor = unsafe descriptor
  }

  /// Name as it stands in the `.proto` file.
  public var name: String { unsafe String(cString: descriptor.pointee.name) }
  public var number: UInt32 { unsafe descriptor.pointee.id }
  public var isRepeated: Bool { unsafe descriptor.pointee.label == PROTOBUF_C_LABEL_REPEATED }

  /// Member of a oneof; proto3 `optional` is a oneof of one.
  public var isInOneof: Bool {
    unsafe descriptor.pointee.flags & UInt32(PROTOBUF_C_FIELD_FLAG_ONEOF.rawValue) != 0
  }

  var kind: ProtobufCType { unsafe descriptor.pointee.type }
  var offset: Int { Int(unsafe descriptor.pointee.offset) }
  var quantifierOffset: Int { Int(unsafe descriptor.pointee.quantifier_offset) }

  /// The type of a message field.
  public var messageType: MessageType? {
    guard kind == PROTOBUF_C_TYPE_MESSAGE, let raw = unsafe descriptor.pointee.descriptor else {
      return nil
    }
    return unsafe MessageType(raw.assumingMemoryBound(to: ProtobufCMessageDescriptor.self))
  }

  /// The type of an enum field.
  public var enumType: EnumType? {
    guard kind == PROTOBUF_C_TYPE_ENUM, let raw = unsafe descriptor.pointee.descriptor else {
      return nil
    }
    return unsafe EnumType(raw.assumingMemoryBound(to: ProtobufCEnumDescriptor.self))
  }

  /// Whether this field is a map: a repeated message of `key` = 1 and `value` = 2 named after the field.
  /// protoc-c drops the map_entry option, so the name that protoc gives such messages has to tell.
  public var isMap: Bool {
    guard isRepeated, let entry = messageType, entry.fieldCount == 2 else { return false }
    let name = entry.name.split(separator: ".").last.map(String.init) ?? ""
    return name.hasSuffix("Entry") && entry.field(at: 0).name == "key"
      && entry.field(at: 1).name == "value"
      && name.dropLast("Entry".count).lowercased()
        == self.name.split(separator: "_").joined().lowercased()
  }
}

/// The descriptor of an enum.
@safe public struct EnumType: @unchecked Sendable {
  // A constant of the program, see MessageType.
  private let descriptor: UnsafePointer<ProtobufCEnumDescriptor>

  init(_ descriptor: UnsafePointer<ProtobufCEnumDescriptor>) {
    unsafe self.descriptor = unsafe descriptor
  }

  /// Names and numbers in the order of the numbers.
  public var values: [(name: String, number: Int32)] {
    (0..<Int(unsafe descriptor.pointee.n_values)).map { index in
      let value = unsafe descriptor.pointee.values[index]
      return (unsafe String(cString: value.name), unsafe value.value)
    }
  }

  /// Full name, such as `crm.v1.ContactType`.
  public var name: String { unsafe String(cString: descriptor.pointee.name) }

  /// Whether the enum names a number.
  func contains(_ number: Int32) -> Bool {
    index(of: number) != nil
  }

  /// The name of a number, the first one declared.
  func name(of number: Int32) -> String? {
    index(of: number).map { unsafe String(cString: descriptor.pointee.values[$0].name) }
  }

  /// Found by bisection.
  private func index(of number: Int32) -> Int? {
    var low = 0
    var high = Int(unsafe descriptor.pointee.n_values)
    while low < high {
      let middle = low + (high - low) / 2
      let value = unsafe descriptor.pointee.values[middle].value
      if value == number { return middle }
      if value < number { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}
