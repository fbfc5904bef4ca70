import CRMProto
import GRPCProto
import Protobuf
import RPCCore

/// What this program knows of the API, compiled in: the same as the server's of this version (`crmctl doctor` compares
/// them).
enum Definitions {
  static let methods = CRMProto.MethodTable.methods + GRPCProto.MethodTable.methods

  static var services: [String] {
    methods.reduce(into: []) { services, method in
      if services.last != method.service { services.append(method.service) }
    }
  }

  /// By full names: every message that a method takes or answers, and what is in those.
  static let messages: [String: MessageType] = {
    var found: [String: MessageType] = [:]
    var open = methods.flatMap { [$0.input, $0.output] }
    while let type = open.popLast() {
      guard found.updateValue(type, forKey: type.name) == nil else { continue }
      open += type.fields.filter { !$0.isMap }.compactMap(\.messageType)
    }
    return found
  }()

  static let enums: [String: EnumType] = Dictionary(
    messages.values.flatMap(\.fields).compactMap(\.enumType).map { ($0.name, $0) },
    uniquingKeysWith: { first, _ in first })

  /// Every name that `describe` knows.
  static var symbols: [String] {
    services + methods.map(\.fullName) + messages.keys.sorted() + enums.keys.sorted()
  }

  /// The full names that a name may stand for: itself, or those that end in it.
  static func names(for name: String, among names: some Sequence<String>) -> [String] {
    let all = Array(names)
    if all.contains(name) { return [name] }
    return all.filter { $0.hasSuffix(".\(name)") || $0.hasSuffix("/\(name)") }
  }

  static func ambiguous(_ name: String, _ found: [String]) -> InputError {
    InputError("\(name) may be \(found.joined(separator: " or ")): say which")
  }
}
