import CProtobufC

/// Writes a JSON object as a message's wire form, and says where it does not fit.
struct JSONToWire {
  private var path = JSONPath()
  private var depth = 0

  mutating func message(
    _ json: JSONValue, as type: MessageType
  ) throws(JSONError) -> [UInt8] {
    if let wellKnown = WellKnownType(type) {
      guard let fields = wellKnown.fields(of: json) else {
        throw error(.wrongType(expected: wellKnown.expected))
      }
      return try object(fields, as: type)
    }
    return try object(json, as: type)
  }

  private mutating func object(
    _ json: JSONValue, as type: MessageType
  ) throws(JSONError) -> [UInt8] {
    guard case .object(let members) = json else {
      throw error(.wrongType(expected: "an object"))
    }
    guard depth < DecodeLimits.default.depthMax else { throw error(.tooDeep) }
    depth += 1
    defer { depth -= 1 }
    let given = try values(of: type.fields, in: members)
    var bytes: [UInt8] = []
    for (field, member) in zip(type.fields, given) {
      guard let member else { continue }
      path.push(member.name)
      try write(member.value, field, to: &bytes)
      path.pop()
    }
    return bytes
  }

  /// The members by field index. `null` stands for an unset field.
  private mutating func values(
    of fields: [FieldType], in members: [JSONValue.Member]
  ) throws(JSONError) -> [JSONValue.Member?] {
    var given = [JSONValue.Member?](repeating: nil, count: fields.count)
    var oneofs: Set<Int> = []
    for member in members {
      path.push(member.name)
      let name = member.name
      guard let index = fields.firstIndex(where: { $0.name == name || $0.jsonName == name }) else {
        throw error(.unknownMember(closest: CloseMatches.of(name, among: fields.map(\.name))))
      }
      guard given[index] == nil else { throw error(.duplicateMember) }
      given[index] = member
      if member.value != .null, let key = fields[index].oneofKey, !oneofs.insert(key).inserted {
        throw error(.severalMembersOfOneof)
      }
      path.pop()
    }
    return given.map { $0?.value == .null ? nil : $0 }
  }

  private mutating func write(
    _ json: JSONValue, _ field: FieldType, to bytes: inout [UInt8]
  ) throws(JSONError) {
    switch field.shape {
    case .single:
      let value = try value(json, field)
      // All bits zero is the default of every type without presence.
      guard field.hasPresence || value.contains(where: { $0 != 0 }) else { return }
      bytes.append(tag: field.number, field.wireType)
      bytes += value
    case .list: try write(list: json, field, to: &bytes)
    case .map(let key, let value): try write(map: json, field, key, value, to: &bytes)
    }
  }

  private mutating func write(
    list json: JSONValue, _ field: FieldType, to bytes: inout [UInt8]
  ) throws(JSONError) {
    guard case .array(let elements) = json else { throw error(.wrongType(expected: "an array")) }
    var packed: [UInt8] = []
    for (index, element) in elements.enumerated() {
      path.push(index)
      let value = try value(element, field)
      path.pop()
      if field.isPacked {
        packed += value
      } else {
        bytes.append(tag: field.number, field.wireType)
        bytes += value
      }
    }
    if !packed.isEmpty {
      bytes.append(tag: field.number, .lengthPrefixed)
      bytes.append(lengthPrefixed: packed)
    }
  }

  private mutating func write(
    map json: JSONValue, _ field: FieldType, _ key: FieldType, _ value: FieldType,
    to bytes: inout [UInt8]
  ) throws(JSONError) {
    guard case .object(let members) = json else { throw error(.wrongType(expected: "an object")) }
    var names: Set<String> = []
    for member in members {
      path.push(member.name)
      guard names.insert(member.name).inserted else { throw error(.duplicateMember) }
      var entry: [UInt8] = []
      entry.append(tag: key.number, key.wireType)
      entry += try self.value(key.keyJSON(member.name), key)
      entry.append(tag: value.number, value.wireType)
      entry += try self.value(member.value, value)
      bytes.append(tag: field.number, .lengthPrefixed)
      bytes.append(lengthPrefixed: entry)
      path.pop()
    }
  }

  /// One value without its tag.
  private mutating func value(
    _ json: JSONValue, _ field: FieldType
  ) throws(JSONError) -> [UInt8] {
    var bytes: [UInt8] = []
    if let type = field.messageType {
      bytes.append(lengthPrefixed: try message(json, as: type))
      return bytes
    }
    do throws(JSONError.Problem) {
      return try ScalarBytes.of(json, as: field)
    } catch {
      throw self.error(error)
    }
  }

  private func error(_ problem: JSONError.Problem) -> JSONError {
    JSONError(problem, path: path.pointer)
  }
}

extension FieldType {
  /// A member's name as the key of a map; numbers and booleans are read from their text.
  fileprivate func keyJSON(_ name: String) -> JSONValue {
    guard kind == PROTOBUF_C_TYPE_BOOL else { return .string(name) }
    switch name {
    case "true": return .bool(true)
    case "false": return .bool(false)
    default: return .string(name)
    }
  }
}
