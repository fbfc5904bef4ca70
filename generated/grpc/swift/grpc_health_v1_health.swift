// Generated from grpc/health/v1/health.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CGRPCProto
import CProtobufC
public import Protobuf
public import RPCCore

/// Names a service.
public struct HealthCheckRequest: Message {
  /// With its package; empty for the whole server.
  public var service: String = ""

  public init() {}

  public init(
    service: String = ""
  ) {
    self.service = service
  }

  public static let messageType = unsafe MessageType(
    Grpc__Health__V1__HealthCheckRequest.self, initializedBy: { unsafe grpc__health__v1__health_check_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Grpc__Health__V1__HealthCheckRequest.self)
    self.service = unsafe Protobuf.text(c.pointee.service)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Grpc__Health__V1__HealthCheckRequest.self)
    unsafe c.pointee.service = unsafe arena.text(service)
  }
}

/// How a service is.
public struct HealthCheckResponse: Message {
  /// The status.
  public var status: HealthCheckResponse.ServingStatus = HealthCheckResponse.ServingStatus(rawValue: 0)

  public init() {}

  public init(
    status: HealthCheckResponse.ServingStatus = HealthCheckResponse.ServingStatus(rawValue: 0)
  ) {
    self.status = status
  }

  /// Whether calls are worth making.
  public enum ServingStatus: RawRepresentable, Hashable, Sendable, CaseIterable {
    /// Not determined.
    case unknown
    /// Calls are answered.
    case serving
    /// Calls will fail: go elsewhere.
    case notServing
    /// Only of Watch: no such service here.
    case serviceUnknown
    /// A number that this version does not name.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unknown
      case 1: self = .serving
      case 2: self = .notServing
      case 3: self = .serviceUnknown
      default: self = .unrecognized(rawValue)
      }
    }

    public var rawValue: Int32 {
      switch self {
      case .unknown: 0
      case .serving: 1
      case .notServing: 2
      case .serviceUnknown: 3
      case .unrecognized(let number): number
      }
    }

    /// The named values, in the order of the definition.
    public static let allCases: [ServingStatus] = [.unknown, .serving, .notServing, .serviceUnknown]
  }

  public static let messageType = unsafe MessageType(
    Grpc__Health__V1__HealthCheckResponse.self, initializedBy: { unsafe grpc__health__v1__health_check_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Grpc__Health__V1__HealthCheckResponse.self)
    self.status = unsafe HealthCheckResponse.ServingStatus(rawValue: Int32(truncatingIfNeeded: c.pointee.status.rawValue))
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Grpc__Health__V1__HealthCheckResponse.self)
    unsafe c.pointee.status = Grpc__Health__V1__HealthCheckResponse__ServingStatus(rawValue: UInt32(bitPattern: status.rawValue))
  }
}

/// Asks for every status.
public struct HealthListRequest: Message {
  public init() {}

  public static let messageType = unsafe MessageType(
    Grpc__Health__V1__HealthListRequest.self, initializedBy: { unsafe grpc__health__v1__health_list_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
  }
}

/// Every status.
public struct HealthListResponse: Message {
  /// By the service's name.
  public var statuses: [String: HealthCheckResponse] = [:]

  public init() {}

  public init(
    statuses: [String: HealthCheckResponse] = [:]
  ) {
    self.statuses = statuses
  }

  public static let messageType = unsafe MessageType(
    Grpc__Health__V1__HealthListResponse.self, initializedBy: { unsafe grpc__health__v1__health_list_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Grpc__Health__V1__HealthListResponse.self)
    self.statuses = Dictionary(unsafe Protobuf.elements(c.pointee.statuses, count: Int(c.pointee.n_statuses)) { entry in unsafe entry.map { entry in (unsafe Protobuf.text(entry.pointee.key), (unsafe Protobuf.message(entry.pointee.value)) ?? HealthCheckResponse()) } }.compactMap { $0 }, uniquingKeysWith: { $1 })
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Grpc__Health__V1__HealthListResponse.self)
    unsafe c.pointee.n_statuses = statuses.count
    unsafe c.pointee.statuses = unsafe arena.entries(statuses.sorted { $0.key < $1.key }, grpc__health__v1__health_list_response__statuses_entry__init) { entry, key, value in unsafe entry.pointee.key = unsafe arena.text(key); unsafe entry.pointee.value = unsafe arena.message(value) }
  }
}


/// The methods of `grpc.health.v1.Health`.
public enum HealthMethods {
  public static let check = MethodDescriptor(
    service: "grpc.health.v1.Health", name: "Check",
    kind: .unary, idempotency: .noSideEffects,
    input: HealthCheckRequest.messageType, output: HealthCheckResponse.messageType)
  public static let list = MethodDescriptor(
    service: "grpc.health.v1.Health", name: "List",
    kind: .unary, idempotency: .noSideEffects,
    input: HealthListRequest.messageType, output: HealthListResponse.messageType)
  public static let watch = MethodDescriptor(
    service: "grpc.health.v1.Health", name: "Watch",
    kind: .serverStreaming, idempotency: .unknown,
    input: HealthCheckRequest.messageType, output: HealthCheckResponse.messageType)

  /// In the order of the definition.
  public static let all: [MethodDescriptor] = [
    check,
    list,
    watch,
  ]
}

/// Tells load balancers and probes whether calls are worth making. The empty service name stands for
/// the whole server.
///
/// A handler implements what it serves; every other method answers UNIMPLEMENTED.
public protocol HealthHandler: Sendable {
  /// The status now. A service that the server does not know is NOT_FOUND.
  func check(_ request: HealthCheckRequest, context: CallContext) async throws -> HealthCheckResponse
  /// The status of every service that the server knows.
  func list(_ request: HealthListRequest, context: CallContext) async throws -> HealthListResponse
  /// The status now, and every change. A service that the server does not know is SERVICE_UNKNOWN
  /// until it does; the stream stays open.
  func watch(_ request: HealthCheckRequest, responses: ResponseWriter<HealthCheckResponse>, context: CallContext) async throws
}

extension HealthHandler {
  public func check(_ request: HealthCheckRequest, context: CallContext) async throws -> HealthCheckResponse {
    throw RPCError.unimplemented(HealthMethods.check)
  }

  public func list(_ request: HealthListRequest, context: CallContext) async throws -> HealthListResponse {
    throw RPCError.unimplemented(HealthMethods.list)
  }

  public func watch(_ request: HealthCheckRequest, responses: ResponseWriter<HealthCheckResponse>, context: CallContext) async throws {
    throw RPCError.unimplemented(HealthMethods.watch)
  }

}

extension Router {
  /// Serves `grpc.health.v1.Health` by `handler`.
  public mutating func registerHealth(_ handler: some HealthHandler) {
    register(HealthMethods.check, {
      (request: HealthCheckRequest, context) async throws -> HealthCheckResponse in
      try await handler.check(request, context: context)
    })
    register(HealthMethods.list, {
      (request: HealthListRequest, context) async throws -> HealthListResponse in
      try await handler.list(request, context: context)
    })
    register(HealthMethods.watch, serverStreaming: {
      (request: HealthCheckRequest, responses: ResponseWriter<HealthCheckResponse>, context) in
      try await handler.watch(request, responses: responses, context: context)
    })
  }
}

/// Calls `grpc.health.v1.Health`.
public struct HealthClient<Calls: CallMaker>: Sendable {
  private let calls: Calls

  public init(_ calls: Calls) {
    self.calls = calls
  }

  /// The status now. A service that the server does not know is NOT_FOUND.
  public func check(
    _ request: HealthCheckRequest, options: CallOptions = .default
  ) async throws -> HealthCheckResponse {
    try await calls.unary(HealthMethods.check, request, options: options)
  }

  /// The status of every service that the server knows.
  public func list(
    _ request: HealthListRequest, options: CallOptions = .default
  ) async throws -> HealthListResponse {
    try await calls.unary(HealthMethods.list, request, options: options)
  }

  /// The status now, and every change. A service that the server does not know is SERVICE_UNKNOWN
  /// until it does; the stream stays open.
  public func watch<Result>(
    _ request: HealthCheckRequest, options: CallOptions = .default,
    _ read: (MessageStream<HealthCheckResponse>) async throws -> Result
  ) async throws -> Result {
    try await calls.serverStreaming(HealthMethods.watch, request, options: options, read)
  }
}
