import CProtobufC

/// Reads a message's wire form, which `PayloadScan` has found sound, into a JSON object.
///
/// Recursion is as deep as the scan allows. What the values take is charged to the decode budget:
/// two bytes on the wire can become an object of many members.
struct JSONFromWire {
  private var reader: WireReader
  private var budgetBytesLeft: Int

  init(_ bytes: [UInt8], limits: DecodeLimits) {
    reader = WireReader(bytes)
    budgetBytesLeft = limits.budgetBytesMax
  }

  mutating func message(_ type: MessageType, end: Int) throws(DecodeError) -> JSONValue {
    var slots = type.fields.map(FieldSlot.init)
    while reader.position < end {
      guard let tag = reader.tag() else { throw DecodeError(.malformed) }
      guard let index = type.index(ofFieldNumbered: tag.number) else {
        try skip(tag.wireType, end: end)
        continue
      }
      let field = slots[index].field
      switch slots[index].shape {
      case .map(let key, let value):
        slots[index].set(try entry(key, value, end: end))
      case .list:
        slots[index].elements += try elements(of: field, tag.wireType, end: end)
      case .single:
        // Of a oneof's members the last one counts.
        if let key = field.oneofKey {
          for index in slots.indices where slots[index].field.oneofKey == key {
            slots[index].value = nil
          }
        }
        slots[index].value = try value(of: field, end: end)
      }
    }
    return try object(of: type, slots)
  }

  private mutating func object(
    of type: MessageType, _ slots: [FieldSlot]
  ) throws(DecodeError) -> JSONValue {
    var members: [JSONValue.Member] = []
    for slot in slots {
      guard let value = slot.json else { continue }
      let name = slot.field.name
      try charge(MemoryLayout<JSONValue.Member>.stride + name.utf8.count)
      members.append(JSONValue.Member(name, value))
    }
    guard let wellKnown = WellKnownType(type) else { return .object(members) }
    guard let text = wellKnown.text(of: .object(members)) else {
      throw DecodeError(.outOfRange, field: type.name)
    }
    return .string(text)
  }

  /// One value, or a run of packed ones.
  private mutating func elements(
    of field: FieldType, _ wireType: WireType, end: Int
  ) throws(DecodeError) -> [JSONValue] {
    guard wireType == .lengthPrefixed, field.wireType != .lengthPrefixed else {
      return [try value(of: field, end: end)]
    }
    guard let range = reader.lengthPrefixed(end: end) else { throw DecodeError(.malformed) }
    var elements: [JSONValue] = []
    while reader.position < range.upperBound {
      elements.append(try value(of: field, end: range.upperBound))
    }
    return elements
  }

  private mutating func entry(
    _ key: FieldType, _ value: FieldType, end: Int
  ) throws(DecodeError) -> JSONValue.Member {
    guard let range = reader.lengthPrefixed(end: end) else { throw DecodeError(.malformed) }
    var given: (key: JSONValue?, value: JSONValue?)
    while reader.position < range.upperBound {
      guard let tag = reader.tag() else { throw DecodeError(.malformed) }
      switch tag.number {
      case key.number: given.key = try self.value(of: key, end: range.upperBound)
      case value.number: given.value = try self.value(of: value, end: range.upperBound)
      default: try skip(tag.wireType, end: range.upperBound)
      }
    }
    let name = (given.key ?? key.defaultJSON).asMemberName
    if given.value == nil, let type = value.messageType {
      given.value = try object(of: type, type.fields.map(FieldSlot.init))
    }
    try charge(MemoryLayout<JSONValue.Member>.stride + name.utf8.count)
    return JSONValue.Member(name, given.value ?? value.defaultJSON)
  }

  private mutating func value(of field: FieldType, end: Int) throws(DecodeError) -> JSONValue {
    try charge(MemoryLayout<JSONValue>.stride)
    switch field.wireType {
    case .lengthPrefixed:
      guard let range = reader.lengthPrefixed(end: end) else { throw DecodeError(.malformed) }
      if let type = field.messageType { return try message(type, end: range.upperBound) }
      reader.move(to: range.upperBound)
      try charge(range.count)
      let bytes = reader.bytes[range]
      return .string(
        field.kind == PROTOBUF_C_TYPE_BYTES
          ? Base64.text(of: bytes) : String(decoding: bytes, as: UTF8.self))
    case .varint:
      guard let value = reader.varint() else { throw DecodeError(.malformed) }
      return field.json(varint: value)
    case .fixed32:
      guard let value = reader.fixed(UInt32.self, end: end) else { throw DecodeError(.malformed) }
      return field.json(fixed32: value)
    case .fixed64:
      guard let value = reader.fixed(UInt64.self, end: end) else { throw DecodeError(.malformed) }
      return field.json(fixed64: value)
    }
  }

  private mutating func skip(_ wireType: WireType, end: Int) throws(DecodeError) {
    guard reader.skip(wireType, end: end) else { throw DecodeError(.malformed) }
  }

  private mutating func charge(_ bytes: Int) throws(DecodeError) {
    guard bytes <= budgetBytesLeft else { throw DecodeError(.overBudget) }
    budgetBytesLeft -= bytes
  }
}
