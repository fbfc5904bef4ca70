/// What one field of a message has had so far, while its wire form is read.
struct FieldSlot {
  enum Shape {
    case single
    case list
    case map(key: FieldType, value: FieldType)
  }

  let field: FieldType
  /// Found out once a message: telling a map takes a look at names.
  lazy var shape: Shape = field.shape

  /// Of a single field: the last one counts.
  var value: JSONValue?
  var elements: [JSONValue] = []
  private var members: [JSONValue.Member] = []
  private var places: [String: Int] = [:]

  init(_ field: FieldType) {
    self.field = field
  }

  /// Sets a map's entry: of equal keys the last one counts.
  mutating func set(_ member: JSONValue.Member) {
    if let place = places[member.name] {
      members[place] = member
    } else {
      places[member.name] = members.count
      members.append(member)
    }
  }

  /// What is written for the field; nil for nothing at all.
  var json: JSONValue? {
    if let value { return value }
    guard field.isRepeated else { return field.hasPresence ? nil : field.defaultJSON }
    if elements.isEmpty { return field.isMap ? .object(members) : .array([]) }
    return .array(elements)
  }
}

extension FieldType {
  var shape: FieldSlot.Shape {
    if let entry = mapEntry { return .map(key: entry.key, value: entry.value) }
    return isRepeated ? .list : .single
  }
}
