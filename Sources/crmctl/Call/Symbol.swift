import Protobuf
import RPCCore

/// Something that the API defines.
enum Symbol {
  case service(String)
  case method(MethodDescriptor)
  case message(MessageType)
  case enumeration(EnumType)

  /// - Throws: `InputError` with what was probably meant.
  init(named given: String) throws(InputError) {
    // As grpcurl writes methods too.
    let names = Definitions.symbols
    var found = Definitions.names(for: given, among: names)
    if found.isEmpty, let method = Definitions.methods.first(where: { given == $0.dottedName }) {
      found = [method.fullName]
    }
    guard found.count == 1, let name = found.first else {
      throw Self.unknown(given, found, names)
    }
    if let method = Definitions.methods.first(where: { $0.fullName == name }) {
      self = .method(method)
    } else if let message = Definitions.messages[name] {
      self = .message(message)
    } else if let type = Definitions.enums[name] {
      self = .enumeration(type)
    } else {
      self = .service(name)
    }
  }

  private static func unknown(
    _ given: String, _ found: [String], _ names: [String]
  ) -> InputError {
    if found.count > 1 { return Definitions.ambiguous(given, found) }
    let close = CloseMatches.of(given, among: names.map(\.lastPart))
    let hint = close.isEmpty ? "" : " Did you mean \(close.joined(separator: " or "))?"
    return InputError("there is nothing named \(given).\(hint) `crmctl list` lists the services.")
  }
}

extension Symbol {
  /// As JSON.
  var members: [JSONValue.Member] {
    switch self {
    case .service(let name): [.init("service", .string(name))]
    case .method(let method):
      [
        .init("method", .string(method.fullName)), .init("kind", .string(method.kind.text)),
        .init("idempotency", .string("\(method.idempotency.text)")),
        .init("request", Self.json(method.input)), .init("answer", Self.json(method.output)),
      ]
    case .message(let type):
      [.init("message", .string(type.name)), .init("fields", .array(type.fields.map(Self.json)))]
    case .enumeration(let type):
      [
        .init("enum", .string(type.name)),
        .init(
          "values",
          .array(
            type.values.map {
              ["name": .string($0.name), "number": .number(JSONNumber($0.number))]
            }
          )),
      ]
    }
  }

  private static func json(_ type: MessageType) -> JSONValue {
    ["message": .string(type.name), "fields": .array(type.fields.map(json))]
  }

  private static func json(_ field: FieldType) -> JSONValue {
    [
      "name": .string(field.name), "number": .number(JSONNumber(field.number)),
      "type": .string(field.typeText), "deprecated": .bool(field.isDeprecated),
    ]
  }

  var text: String {
    switch self {
    case .service(let name): name
    case .method(let method):
      """
      \(method.fullName)
      \(method.kind.text), \(method.idempotency.text)

      request \(Self.text(method.input))

      answer \(Self.text(method.output))
      """
    case .message(let type): Self.text(type)
    case .enumeration(let type):
      ([type.name] + type.values.map { "  \($0.name) = \($0.number)" }).joined(separator: "\n")
    }
  }

  private static func text(_ type: MessageType) -> String {
    guard !type.fields.isEmpty else { return "\(type.name)\n  no fields" }
    var table = Table(headings: ["  FIELD", "NUMBER", "TYPE"])
    table.rows = type.fields.map { field in
      [
        "  \(field.name)", "\(field.number)",
        field.typeText + (field.isDeprecated ? " (deprecated)" : ""),
      ]
    }
    return "\(type.name)\n\(table.text())"
  }
}

extension Idempotency {
  var text: String {
    switch self {
    case .unknown: "changes something"
    case .noSideEffects: "changes nothing"
    case .idempotent: "idempotent"
    }
  }
}

extension MethodDescriptor {
  fileprivate var dottedName: String { "\(service).\(name)" }
}

extension String {
  fileprivate var lastPart: String {
    split { $0 == "." || $0 == "/" }.last.map(String.init) ?? self
  }
}
