// Generated from crm/v1/control_service.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CCRMProto
import CProtobufC
public import Protobuf
public import RPCCore
public import WireProto

/// Asks for a sign of life.
public struct PingRequest: Message {
  public init() {}

  public static let messageType = unsafe MessageType(
    Crm__V1__PingRequest.self, initializedBy: { unsafe crm__v1__ping_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
  }
}

/// A sign of life.
public struct PingResponse: Message {
  /// Version of the server's program.
  public var version: String = ""
  /// The server's clock.
  public var serverTime: GoogleProtobuf.Timestamp? = nil

  public init() {}

  public init(
    version: String = "",
    serverTime: GoogleProtobuf.Timestamp? = nil
  ) {
    self.version = version
    self.serverTime = serverTime
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__PingResponse.self, initializedBy: { unsafe crm__v1__ping_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__PingResponse.self)
    self.version = unsafe Protobuf.text(c.pointee.version)
    self.serverTime = unsafe Protobuf.message(c.pointee.server_time)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__PingResponse.self)
    unsafe c.pointee.version = unsafe arena.text(version)
    unsafe c.pointee.server_time = unsafe arena.message(serverTime)
  }
}


/// The methods of `crm.v1.ControlService`.
public enum ControlServiceMethods {
  public static let ping = MethodDescriptor(
    service: "crm.v1.ControlService", name: "Ping",
    kind: .unary, idempotency: .noSideEffects,
    input: PingRequest.messageType, output: PingResponse.messageType)

  /// In the order of the definition.
  public static let all: [MethodDescriptor] = [
    ping,
  ]
}

/// What the wire itself lacks: a liveness check, and later cancellation and authentication of a connection.
///
/// A handler implements what it serves; every other method answers UNIMPLEMENTED.
public protocol ControlServiceHandler: Sendable {
  /// Answers at once, without touching the database.
  func ping(_ request: PingRequest, context: CallContext) async throws -> PingResponse
}

extension ControlServiceHandler {
  public func ping(_ request: PingRequest, context: CallContext) async throws -> PingResponse {
    throw RPCError.unimplemented(ControlServiceMethods.ping)
  }

}

extension Router {
  /// Serves `crm.v1.ControlService` by `handler`.
  public mutating func registerControlService(_ handler: some ControlServiceHandler) {
    register(ControlServiceMethods.ping) {
      (request: PingRequest, context) async throws -> PingResponse in
      try await handler.ping(request, context: context)
    }
  }
}

/// Calls `crm.v1.ControlService`.
public struct ControlServiceClient<Calls: UnaryCalling>: Sendable {
  private let calls: Calls

  public init(_ calls: Calls) {
    self.calls = calls
  }

  /// Answers at once, without touching the database.
  public func ping(
    _ request: PingRequest, options: CallOptions = .default
  ) async throws -> PingResponse {
    try await calls.unary(ControlServiceMethods.ping, request, options: options)
  }
}
