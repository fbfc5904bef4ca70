public import Protobuf

/// One method of a service, as its `.proto` declares it.
public struct MethodDescriptor: Sendable, Hashable {
  /// With its package: `crm.v1.CustomerService`.
  public let service: String
  public let name: String
  public let kind: MethodKind
  public let idempotency: Idempotency
  public let input: MessageType
  public let output: MessageType
  /// `crm.v1.CustomerService/GetCustomer`
  public let fullName: String

  public init(
    service: String,
    name: String,
    kind: MethodKind,
    idempotency: Idempotency,
    input: MessageType,
    output: MessageType
  ) {
    self.service = service
    self.name = name
    self.kind = kind
    self.idempotency = idempotency
    self.input = input
    self.output = output
    self.fullName = "\(service)/\(name)"
  }

  // The name says it all; the messages need no hashing on the way of a call.
  public static func == (left: Self, right: Self) -> Bool {
    left.fullName == right.fullName && left.kind == right.kind
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
