public import Protobuf

/// One method of a service, as its `.proto` declares it.
public struct MethodDescriptor: Sendable, Hashable {
  /// One reference: every call carries its method about.
  private final class Facts: Sendable {
    let service: String
    let name: String
    let kind: MethodKind
    let idempotency: Idempotency
    let input: MessageType
    let output: MessageType
    let fullName: String

    init(
      _ service: String, _ name: String, _ kind: MethodKind, _ idempotency: Idempotency,
      _ input: MessageType, _ output: MessageType
    ) {
      self.service = service
      self.name = name
      self.kind = kind
      self.idempotency = idempotency
      self.input = input
      self.output = output
      fullName = "\(service)/\(name)"
    }
  }

  private let facts: Facts

  /// With its package: `crm.v1.CustomerService`.
  public var service: String { facts.service }
  public var name: String { facts.name }
  public var kind: MethodKind { facts.kind }
  public var idempotency: Idempotency { facts.idempotency }
  public var input: MessageType { facts.input }
  public var output: MessageType { facts.output }
  /// `crm.v1.CustomerService/GetCustomer`
  public var fullName: String { facts.fullName }

  public init(
    service: String,
    name: String,
    kind: MethodKind,
    idempotency: Idempotency,
    input: MessageType,
    output: MessageType
  ) {
    facts = Facts(service, name, kind, idempotency, input, output)
  }

  // The name says it all; the messages need no hashing on the way of a call.
  public static func == (left: Self, right: Self) -> Bool {
    left.facts === right.facts
      || (left.fullName == right.fullName && left.kind == right.kind)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(fullName)
  }
}

/// Which sides send more than one message.
public enum MethodKind: Sendable, Hashable {
  case unary
  case clientStreaming
  case serverStreaming
  case bidirectional
}

/// Whether a call may be made again when its outcome is unknown (`idempotency_level` of the method).
public enum Idempotency: Sendable, Hashable {
  case unknown
  case noSideEffects
  case idempotent
}
