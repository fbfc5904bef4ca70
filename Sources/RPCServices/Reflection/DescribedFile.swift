import PluginProto
import Protobuf

/// Where each name is declared.
struct Symbols: Sendable {
  /// Path by full name.
  var symbols: [String: String] = [:]
  var messages: Set<String> = []
  /// Path by the extended message and the extension's number.
  var extensions: [String: [Int32: String]] = [:]
}

/// A file's descriptor, read for the names that it declares.
struct DescribedFile {
  private let file: GoogleProtobuf.FileDescriptorProto

  init(serialized bytes: [UInt8]) throws(DecodeError) {
    // Enum numbers of a later edition of descriptor.proto are no concern of ours.
    let limits = DecodeLimits(unknownEnumNumbers: .accept)
    file = try GoogleProtobuf.FileDescriptorProto(serialized: bytes, limits: limits)
  }

  var imports: [String] { file.dependency }

  func add(to symbols: inout Symbols, path: String) {
    var names = Names(path: path, symbols: symbols)
    let scope = file.package ?? ""
    for message in file.messageType { names.add(message, in: scope) }
    for definition in file.enumType { names.add(definition, in: scope) }
    for service in file.service { names.add(service, in: scope) }
    for field in file.extension { names.add(extension: field, in: scope) }
    symbols = names.symbols
  }
}

/// Gathers the names of one file.
private struct Names {
  let path: String
  var symbols: Symbols

  mutating func add(_ message: GoogleProtobuf.DescriptorProto, in scope: String) {
    let name = add(message.name, in: scope)
    symbols.messages.insert(name)
    for field in message.field { add(field.name, in: name) }
    for oneof in message.oneofDecl { add(oneof.name, in: name) }
    for nested in message.nestedType { add(nested, in: name) }
    for definition in message.enumType { add(definition, in: name) }
    for field in message.extension { add(extension: field, in: name) }
  }

  mutating func add(_ definition: GoogleProtobuf.EnumDescriptorProto, in scope: String) {
    add(definition.name, in: scope)
    // A value is a sibling of its enum, as in C++ (descriptor.proto, EnumValueDescriptorProto).
    for value in definition.value { add(value.name, in: scope) }
  }

  mutating func add(_ service: GoogleProtobuf.ServiceDescriptorProto, in scope: String) {
    let name = add(service.name, in: scope)
    for method in service.method { add(method.name, in: name) }
  }

  mutating func add(extension field: GoogleProtobuf.FieldDescriptorProto, in scope: String) {
    add(field.name, in: scope)
    let extendee = String((field.extendee ?? "").drop { $0 == "." })
    symbols.extensions[extendee, default: [:]][field.number ?? 0] = path
  }

  @discardableResult
  private mutating func add(_ name: String?, in scope: String) -> String {
    let fullName = scope.isEmpty ? name ?? "" : "\(scope).\(name ?? "")"
    symbols.symbols[fullName] = path
    return fullName
  }
}
