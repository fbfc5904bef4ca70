/// What the writers need to know of the `.proto` files: names resolved, comments attached.
struct Schema {
  var files: [File]

  struct File {
    var path: String
    var package: String
    var dependencies: [String]
    var messages: [MessageDefinition]
    var enums: [EnumDefinition]
    var services: [ServiceDefinition]
  }
}

struct MessageDefinition {
  /// Full name, such as `crm.v1.Customer`.
  var fullName: String
  var comment: String
  var fields: [FieldDefinition]
  var oneofs: [OneofDefinition]
  var messages: [MessageDefinition]
  var enums: [EnumDefinition]
  /// Made by protoc for a map field; it has no Swift type.
  var isMapEntry: Bool

  var name: String { fullName.lastComponent }
}

struct FieldDefinition {
  var name: String
  var number: Int32
  var comment: String
  var kind: Kind
  var presence: Presence

  enum Kind: Equatable {
    case int32, int64, uint32, uint64, float, double, bool, string, bytes
    case message(String)
    case enumeration(String)
    indirect case map(entry: String, key: Kind, value: Kind)
  }

  enum Presence: Equatable {
    /// Always there; its default value is not sent.
    case implicit
    /// proto2 `optional`: a `has_` member or a pointer.
    case optional
    /// proto3 `optional`: a oneof of its own.
    case syntheticOneof(String)
    case repeated
    /// Member of a oneof, which holds it.
    case oneof
  }
}

struct OneofDefinition {
  var name: String
  var fields: [FieldDefinition]
}

struct EnumDefinition {
  var fullName: String
  var comment: String
  var values: [Value]

  struct Value {
    var name: String
    var number: Int32
    var comment: String
  }

  var name: String { fullName.lastComponent }
}

struct ServiceDefinition {
  var fullName: String
  var comment: String
  var methods: [Method]

  struct Method {
    var name: String
    var comment: String
    var input: String
    var output: String
    var clientStreaming: Bool
    var serverStreaming: Bool
    var idempotency: Idempotency
  }

  enum Idempotency: String {
    case unknown, noSideEffects, idempotent
  }

  var name: String { fullName.lastComponent }
}

extension String {
  /// What stands behind the last dot.
  var lastComponent: String { split(separator: ".").last.map(String.init) ?? self }
}
