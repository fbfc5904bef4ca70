/// The Swift expressions that convert one value of a kind between Swift and C.
struct ValueExpressions {
  let kind: FieldDefinition.Kind
  let names: Names

  var swiftType: String {
    switch kind {
    case .int32: "Int32"
    case .int64: "Int64"
    case .uint32: "UInt32"
    case .uint64: "UInt64"
    case .float: "Float"
    case .double: "Double"
    case .bool: "Bool"
    case .string: "String"
    case .bytes: "[UInt8]"
    case .message(let name), .enumeration(let name): names.type(name)
    case .map(_, let key, let value):
      "[\(Self(kind: key, names: names).swiftType): \(Self(kind: value, names: names).swiftType)]"
    }
  }

  var defaultValue: String {
    switch kind {
    case .int32, .int64, .uint32, .uint64, .float, .double: "0"
    case .bool: "false"
    case .string: "\"\""
    case .bytes: "[]"
    case .message(let name): "\(names.type(name))()"
    case .enumeration(let name): "\(names.type(name))(rawValue: 0)"
    case .map: "[:]"
    }
  }

  /// Whether C holds it by a pointer, NULL for absent.
  var isPointer: Bool {
    switch kind {
    case .string, .message: true
    default: false
    }
  }

  /// C → Swift.
  func copy(_ source: String) -> String {
    switch kind {
    case .int32, .int64, .uint32, .uint64, .float, .double: "unsafe \(source)"
    case .bool: "unsafe \(source) != 0"
    case .string: "unsafe Protobuf.text(\(source))"
    case .bytes: "unsafe Protobuf.bytes(\(source))"
    case .message: "unsafe Protobuf.message(\(source))"
    case .enumeration(let name):
      "unsafe \(names.type(name))(rawValue: Int32(truncatingIfNeeded: \(source).rawValue))"
    case .map: fatalError("maps are repeated")
    }
  }

  func copyElements(_ source: String, count: String) -> String {
    switch kind {
    case .string: return "unsafe Protobuf.texts(\(source), count: \(count))"
    case .message: return "unsafe Protobuf.messages(\(source), count: \(count))"
    case .map(_, let key, let value):
      let key = Self(kind: key, names: names).copy("entry.pointee.key")
      let value = Self(kind: value, names: names).copyPresent("entry.pointee.value")
      let pairs =
        "unsafe Protobuf.elements(\(source), count: \(count)) { entry in "
        + "unsafe entry.map { entry in (\(key), \(value)) } }"
      // A key that occurs twice: the last one counts, as the specification says.
      return "Dictionary(\(pairs).compactMap { $0 }, uniquingKeysWith: { $1 })"
    case .bytes:
      return "unsafe Protobuf.elements(\(source), count: \(count)) { \(copy("$0")) }"
    default:
      // A number that has left its pointer is safe.
      let element = copy("$0").replacing("unsafe ", with: "")
      return "unsafe Protobuf.elements(\(source), count: \(count)) { \(element) }"
    }
  }

  /// C → Swift where an absent message is its default.
  private func copyPresent(_ source: String) -> String {
    if case .message(let name) = kind {
      return "(\(copy(source))) ?? \(names.type(name))()"
    }
    return copy(source)
  }

  /// Swift → C.
  func store(_ source: String) -> String {
    switch kind {
    case .int32, .int64, .uint32, .uint64, .float, .double: source
    case .bool: "\(source) ? 1 : 0"
    case .string: "unsafe arena.text(\(source))"
    case .bytes: "unsafe arena.bytes(\(source))"
    case .message: "unsafe arena.message(\(source))"
    case .enumeration(let name):
      "\(Names.cType(name))(rawValue: UInt32(bitPattern: \(source).rawValue))"
    case .map: fatalError("maps are repeated")
    }
  }

  func storeElements(_ source: String) -> String {
    switch kind {
    case .string: return "unsafe arena.texts(\(source))"
    case .message: return "unsafe arena.messages(\(source))"
    case .map(let entry, let key, let value):
      let key = Self(kind: key, names: names)
      let value = Self(kind: value, names: names)
      // Sorted, so that equal messages have equal bytes.
      return "unsafe arena.entries(\(source).sorted { $0.key < $1.key }, "
        + "\(Names.cFunction(entry))__init) { entry, key, value in "
        + "unsafe entry.pointee.key = \(key.store("key")); "
        + "unsafe entry.pointee.value = \(value.store("value")) }"
    default:
      return "unsafe arena.array(\(source)) { \(store("$0")) }"
    }
  }
}
