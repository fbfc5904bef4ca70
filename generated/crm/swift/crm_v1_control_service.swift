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

/// Names a call.
public struct CancelRequest: Message {
  /// The stream id of the call's request frame.
  public var streamID: UInt32 = 0

  public init() {}

  public init(
    streamID: UInt32 = 0
  ) {
    self.streamID = streamID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__CancelRequest.self, initializedBy: { unsafe crm__v1__cancel_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CancelRequest.self)
    self.streamID = unsafe c.pointee.stream_id
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CancelRequest.self)
    unsafe c.pointee.stream_id = streamID
  }
}

/// What became of it.
public struct CancelResponse: Message {
  /// False when no call was in flight on that stream: it has ended, or never was.
  public var cancelled: Bool = false

  public init() {}

  public init(
    cancelled: Bool = false
  ) {
    self.cancelled = cancelled
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__CancelResponse.self, initializedBy: { unsafe crm__v1__cancel_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CancelResponse.self)
    self.cancelled = unsafe c.pointee.cancelled != 0
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CancelResponse.self)
    unsafe c.pointee.cancelled = cancelled ? 1 : 0
  }
}

/// Asks for the definitions.
public struct GetFileDescriptorSetRequest: Message {
  public init() {}

  public static let messageType = unsafe MessageType(
    Crm__V1__GetFileDescriptorSetRequest.self, initializedBy: { unsafe crm__v1__get_file_descriptor_set_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
  }
}

/// The definitions.
public struct GetFileDescriptorSetResponse: Message {
  /// A serialized google.protobuf.FileDescriptorSet without comments: every file that a caller of this
  /// server may need, errors' details and envelope included, each behind the files that it imports.
  public var fileDescriptorSet: [UInt8] = []

  public init() {}

  public init(
    fileDescriptorSet: [UInt8] = []
  ) {
    self.fileDescriptorSet = fileDescriptorSet
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__GetFileDescriptorSetResponse.self, initializedBy: { unsafe crm__v1__get_file_descriptor_set_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetFileDescriptorSetResponse.self)
    self.fileDescriptorSet = unsafe Protobuf.bytes(c.pointee.file_descriptor_set)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetFileDescriptorSetResponse.self)
    unsafe c.pointee.file_descriptor_set = unsafe arena.bytes(fileDescriptorSet)
  }
}

/// Shows who calls.
public struct AuthenticateRequest: Message {
  /// An access token, without a scheme before it; at most 8,192 bytes. Empty: the call's own `authorization`, what
  /// the connection was given before, or its certificate.
  public var token: String = ""

  public init() {}

  public init(
    token: String = ""
  ) {
    self.token = token
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__AuthenticateRequest.self, initializedBy: { unsafe crm__v1__authenticate_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__AuthenticateRequest.self)
    self.token = unsafe Protobuf.text(c.pointee.token)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__AuthenticateRequest.self)
    unsafe c.pointee.token = unsafe arena.text(token)
  }
}

/// Who calls.
public struct AuthenticateResponse: Message {
  /// As request ids and audit entries name the caller: `sub:` and a token's subject, or `cert:` and the name
  /// of a certificate's principal.
  public var caller: String = ""
  /// What the caller may do: `crm:read:customers`.
  public var permissions: [String] = []
  /// When the token ends; unset for a certificate.
  public var expiresAt: GoogleProtobuf.Timestamp? = nil

  public init() {}

  public init(
    caller: String = "",
    permissions: [String] = [],
    expiresAt: GoogleProtobuf.Timestamp? = nil
  ) {
    self.caller = caller
    self.permissions = permissions
    self.expiresAt = expiresAt
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__AuthenticateResponse.self, initializedBy: { unsafe crm__v1__authenticate_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__AuthenticateResponse.self)
    self.caller = unsafe Protobuf.text(c.pointee.caller)
    self.permissions = unsafe Protobuf.texts(c.pointee.permissions, count: Int(c.pointee.n_permissions))
    self.expiresAt = unsafe Protobuf.message(c.pointee.expires_at)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__AuthenticateResponse.self)
    unsafe c.pointee.caller = unsafe arena.text(caller)
    unsafe c.pointee.n_permissions = permissions.count
    unsafe c.pointee.permissions = unsafe arena.texts(permissions)
    unsafe c.pointee.expires_at = unsafe arena.message(expiresAt)
  }
}


/// The methods of `crm.v1.ControlService`.
public enum ControlServiceMethods {
  public static let ping = MethodDescriptor(
    service: "crm.v1.ControlService", name: "Ping",
    kind: .unary, idempotency: .noSideEffects,
    input: PingRequest.messageType, output: PingResponse.messageType)
  public static let cancel = MethodDescriptor(
    service: "crm.v1.ControlService", name: "Cancel",
    kind: .unary, idempotency: .idempotent,
    input: CancelRequest.messageType, output: CancelResponse.messageType)
  public static let authenticate = MethodDescriptor(
    service: "crm.v1.ControlService", name: "Authenticate",
    kind: .unary, idempotency: .noSideEffects,
    input: AuthenticateRequest.messageType, output: AuthenticateResponse.messageType)
  public static let getFileDescriptorSet = MethodDescriptor(
    service: "crm.v1.ControlService", name: "GetFileDescriptorSet",
    kind: .unary, idempotency: .noSideEffects,
    input: GetFileDescriptorSetRequest.messageType, output: GetFileDescriptorSetResponse.messageType)

  /// In the order of the definition.
  public static let all: [MethodDescriptor] = [
    ping,
    cancel,
    authenticate,
    getFileDescriptorSet,
  ]
}

/// What the wire itself lacks: a liveness check, the cancellation of a call, and the authentication of a
/// connection.
///
/// A handler implements what it serves; every other method answers UNIMPLEMENTED.
public protocol ControlServiceHandler: Sendable {
  /// Answers at once, without touching the database.
  func ping(_ request: PingRequest, context: CallContext) async throws -> PingResponse
  /// Ends a call in flight on the same connection: it is answered CANCELLED and its query is
  /// cancelled, unless its commit is already under way.
  func cancel(_ request: CancelRequest, context: CallContext) async throws -> CancelResponse
  /// Says who the caller is, and from now on makes the calls of this connection in that name that bring no
  /// `authorization` of their own. UNAUTHENTICATED changes nothing.
  func authenticate(_ request: AuthenticateRequest, context: CallContext) async throws -> AuthenticateResponse
  /// The definitions of every service here, for callers that make their stubs from them.
  func getFileDescriptorSet(_ request: GetFileDescriptorSetRequest, context: CallContext) async throws -> GetFileDescriptorSetResponse
}

extension ControlServiceHandler {
  public func ping(_ request: PingRequest, context: CallContext) async throws -> PingResponse {
    throw RPCError.unimplemented(ControlServiceMethods.ping)
  }

  public func cancel(_ request: CancelRequest, context: CallContext) async throws -> CancelResponse {
    throw RPCError.unimplemented(ControlServiceMethods.cancel)
  }

  public func authenticate(_ request: AuthenticateRequest, context: CallContext) async throws -> AuthenticateResponse {
    throw RPCError.unimplemented(ControlServiceMethods.authenticate)
  }

  public func getFileDescriptorSet(_ request: GetFileDescriptorSetRequest, context: CallContext) async throws -> GetFileDescriptorSetResponse {
    throw RPCError.unimplemented(ControlServiceMethods.getFileDescriptorSet)
  }

}

extension Router {
  /// Serves `crm.v1.ControlService` by `handler`.
  public mutating func registerControlService(_ handler: some ControlServiceHandler) {
    register(ControlServiceMethods.ping, {
      (request: PingRequest, context) async throws -> PingResponse in
      try await handler.ping(request, context: context)
    })
    register(ControlServiceMethods.cancel, {
      (request: CancelRequest, context) async throws -> CancelResponse in
      try await handler.cancel(request, context: context)
    })
    register(ControlServiceMethods.authenticate, {
      (request: AuthenticateRequest, context) async throws -> AuthenticateResponse in
      try await handler.authenticate(request, context: context)
    })
    register(ControlServiceMethods.getFileDescriptorSet, {
      (request: GetFileDescriptorSetRequest, context) async throws -> GetFileDescriptorSetResponse in
      try await handler.getFileDescriptorSet(request, context: context)
    })
  }
}

/// Calls `crm.v1.ControlService`.
public struct ControlServiceClient<Calls: CallMaker>: Sendable {
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

  /// Ends a call in flight on the same connection: it is answered CANCELLED and its query is
  /// cancelled, unless its commit is already under way.
  public func cancel(
    _ request: CancelRequest, options: CallOptions = .default
  ) async throws -> CancelResponse {
    try await calls.unary(ControlServiceMethods.cancel, request, options: options)
  }

  /// Says who the caller is, and from now on makes the calls of this connection in that name that bring no
  /// `authorization` of their own. UNAUTHENTICATED changes nothing.
  public func authenticate(
    _ request: AuthenticateRequest, options: CallOptions = .default
  ) async throws -> AuthenticateResponse {
    try await calls.unary(ControlServiceMethods.authenticate, request, options: options)
  }

  /// The definitions of every service here, for callers that make their stubs from them.
  public func getFileDescriptorSet(
    _ request: GetFileDescriptorSetRequest, options: CallOptions = .default
  ) async throws -> GetFileDescriptorSetResponse {
    try await calls.unary(ControlServiceMethods.getFileDescriptorSet, request, options: options)
  }
}
