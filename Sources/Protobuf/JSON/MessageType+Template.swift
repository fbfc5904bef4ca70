extension MessageType {
  /// A message of this type with something in every field, to be changed by whoever wants to send one: texts are empty,
  /// numbers 0, enums their first name that means something, lists have one element. Of a oneof it has the first
  /// member; a message within itself is left empty.
  public var template: JSONValue { template(inside: []) }

  fileprivate func template(inside types: Set<String>) -> JSONValue {
    switch WellKnownType(self) {
    case .timestamp: return "2026-01-31T09:30:00Z"
    case .duration: return "1.5s"
    case .fieldMask: return ""
    case nil: break
    }
    guard !types.contains(name) else { return .object([]) }
    let types = types.union([name])
    var oneofs: Set<Int> = []
    let members = fields.compactMap { field -> JSONValue.Member? in
      if let oneof = field.oneofKey, !oneofs.insert(oneof).inserted { return nil }
      return JSONValue.Member(field.name, field.template(inside: types))
    }
    return .object(members)
  }
}

extension FieldType {
  fileprivate func template(inside types: Set<String>) -> JSONValue {
    if let entry = mapEntry {
      let name = entry.key.defaultJSON.asMemberName
      return .object([
        .init(name.isEmpty ? "key" : name, entry.value.singleTemplate(inside: types))
      ])
    }
    let value = singleTemplate(inside: types)
    return isRepeated ? [value] : value
  }

  private func singleTemplate(inside types: Set<String>) -> JSONValue {
    if let type = messageType { return type.template(inside: types) }
    if let type = enumType { return .string(type.shortNames.first ?? "") }
    return defaultJSON
  }
}
