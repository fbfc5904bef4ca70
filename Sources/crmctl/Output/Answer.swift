import Protobuf

/// An answer as JSON, with what of it is a list: the one place that says what a row of it is.
struct Answer {
  let json: JSONValue
  /// What is listed; else the answer itself, as the only one.
  let items: [JSONValue]
  /// Of each item, in the order of its type's fields.
  let columns: [CellColumn]

  init(_ message: some Message) throws {
    self.init(try message.json(), of: type(of: message).messageType)
  }

  /// - Parameter type: the message whose JSON this is.
  init(_ json: JSONValue, of type: MessageType) {
    self.json = json
    if let list = type.listField, let item = list.messageType {
      items = json[list.name]?.array ?? []
      columns = CellColumn.all(of: item)
    } else {
      items = [json]
      columns = CellColumn.all(of: type)
    }
  }

  /// What is no message: an array lists its elements. Columns are named by whoever makes it, so that they are
  /// the same when nothing is listed.
  init(_ json: JSONValue, columns: [String]) {
    self.json = json
    items = json.array ?? [json]
    self.columns = columns.map { CellColumn(path: [$0]) }
  }

  /// A message with more behind its fields.
  init(_ message: some Message, and members: [JSONValue.Member]) throws {
    var json = try message.json()
    for member in members { json[member.name] = member.value }
    self.json = json
    items = [json]
    columns =
      CellColumn.all(of: type(of: message).messageType)
      + members.map { CellColumn(path: [$0.name]) }
  }

  /// One thing that is no message.
  init(_ members: [JSONValue.Member]) {
    self.init(.object(members), columns: members.map(\.name))
  }

  func record(of item: JSONValue) -> String {
    CSVWriter.record(columns.map { $0.text(in: item) })
  }
}

extension MessageType {
  /// What a response lists: its last repeated field of messages (before it stand sums and states).
  /// Nil for what is a thing by itself, whatever lists it has.
  var listField: FieldType? {
    guard name.hasSuffix("Response") else { return nil }
    return fields.last { $0.isRepeated && !$0.isMap && $0.messageType != nil }
  }
}
