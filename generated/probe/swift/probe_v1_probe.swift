// Generated from probe/v1/probe.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CProbeProto
import CProtobufC
public import Protobuf
public import RPCCore

extension Probe {
  /// Test services for wire conformance: a server built only for tests registers them (also under the name
  /// ttrpc.integration.streaming.Streaming, which existing ttrpc client suites call).
  public struct EchoPayload: Message {
    public var seq: UInt32 = 0
    public var msg: String = ""

    public init() {}

    public init(
      seq: UInt32 = 0,
      msg: String = ""
    ) {
      self.seq = seq
      self.msg = msg
    }

    public static let messageType = unsafe MessageType(
      Probe__V1__EchoPayload.self, initializedBy: { unsafe probe__v1__echo_payload__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Probe__V1__EchoPayload.self)
      self.seq = unsafe c.pointee.seq
      self.msg = unsafe Protobuf.text(c.pointee.msg)
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Probe__V1__EchoPayload.self)
      unsafe c.pointee.seq = seq
      unsafe c.pointee.msg = unsafe arena.text(msg)
    }
  }

  public struct Part: Message {
    public var add: Int32 = 0

    public init() {}

    public init(
      add: Int32 = 0
    ) {
      self.add = add
    }

    public static let messageType = unsafe MessageType(
      Probe__V1__Part.self, initializedBy: { unsafe probe__v1__part__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Probe__V1__Part.self)
      self.add = unsafe c.pointee.add
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Probe__V1__Part.self)
      unsafe c.pointee.add = add
    }
  }

  public struct Sum: Message {
    public var sum: Int32 = 0
    public var num: Int32 = 0

    public init() {}

    public init(
      sum: Int32 = 0,
      num: Int32 = 0
    ) {
      self.sum = sum
      self.num = num
    }

    public static let messageType = unsafe MessageType(
      Probe__V1__Sum.self, initializedBy: { unsafe probe__v1__sum__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Probe__V1__Sum.self)
      self.sum = unsafe c.pointee.sum
      self.num = unsafe c.pointee.num
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Probe__V1__Sum.self)
      unsafe c.pointee.sum = sum
      unsafe c.pointee.num = num
    }
  }

  public struct Empty: Message {
    public init() {}

    public static let messageType = unsafe MessageType(
      Probe__V1__Empty.self, initializedBy: { unsafe probe__v1__empty__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    }
  }

  public struct SleepRequest: Message {
    public var millis: Int64 = 0

    public init() {}

    public init(
      millis: Int64 = 0
    ) {
      self.millis = millis
    }

    public static let messageType = unsafe MessageType(
      Probe__V1__SleepRequest.self, initializedBy: { unsafe probe__v1__sleep_request__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Probe__V1__SleepRequest.self)
      self.millis = unsafe c.pointee.millis
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Probe__V1__SleepRequest.self)
      unsafe c.pointee.millis = millis
    }
  }

  public struct SizeRequest: Message {
    public var bytes: Int64 = 0

    public init() {}

    public init(
      bytes: Int64 = 0
    ) {
      self.bytes = bytes
    }

    public static let messageType = unsafe MessageType(
      Probe__V1__SizeRequest.self, initializedBy: { unsafe probe__v1__size_request__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Probe__V1__SizeRequest.self)
      self.bytes = unsafe c.pointee.bytes
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Probe__V1__SizeRequest.self)
      unsafe c.pointee.bytes = bytes
    }
  }

  public struct Blob: Message {
    public var data: [UInt8] = []

    public init() {}

    public init(
      data: [UInt8] = []
    ) {
      self.data = data
    }

    public static let messageType = unsafe MessageType(
      Probe__V1__Blob.self, initializedBy: { unsafe probe__v1__blob__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Probe__V1__Blob.self)
      self.data = unsafe Protobuf.bytes(c.pointee.data)
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Probe__V1__Blob.self)
      unsafe c.pointee.data = unsafe arena.bytes(data)
    }
  }

  public struct ErrorRequest: Message {
    public var code: Int32 = 0
    public var message: String = ""
    public var details: Bool = false

    public init() {}

    public init(
      code: Int32 = 0,
      message: String = "",
      details: Bool = false
    ) {
      self.code = code
      self.message = message
      self.details = details
    }

    public static let messageType = unsafe MessageType(
      Probe__V1__ErrorRequest.self, initializedBy: { unsafe probe__v1__error_request__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Probe__V1__ErrorRequest.self)
      self.code = unsafe c.pointee.code
      self.message = unsafe Protobuf.text(c.pointee.message)
      self.details = unsafe c.pointee.details != 0
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Probe__V1__ErrorRequest.self)
      unsafe c.pointee.code = code
      unsafe c.pointee.message = unsafe arena.text(message)
      unsafe c.pointee.details = details ? 1 : 0
    }
  }

  public struct Info: Message {
    public var timeoutNanoLeft: Int64 = 0
    public var metadata: [String] = []

    public init() {}

    public init(
      timeoutNanoLeft: Int64 = 0,
      metadata: [String] = []
    ) {
      self.timeoutNanoLeft = timeoutNanoLeft
      self.metadata = metadata
    }

    public static let messageType = unsafe MessageType(
      Probe__V1__Info.self, initializedBy: { unsafe probe__v1__info__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Probe__V1__Info.self)
      self.timeoutNanoLeft = unsafe c.pointee.timeout_nano_left
      self.metadata = unsafe Protobuf.texts(c.pointee.metadata, count: Int(c.pointee.n_metadata))
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Probe__V1__Info.self)
      unsafe c.pointee.timeout_nano_left = timeoutNanoLeft
      unsafe c.pointee.n_metadata = metadata.count
      unsafe c.pointee.metadata = unsafe arena.texts(metadata)
    }
  }

}

/// The methods of `probe.v1.Streaming`.
public enum ProbeStreamingMethods {
  public static let echo = MethodDescriptor(
    service: "probe.v1.Streaming", name: "Echo",
    kind: .unary, idempotency: .unknown,
    input: Probe.EchoPayload.messageType, output: Probe.EchoPayload.messageType)
  public static let echoStream = MethodDescriptor(
    service: "probe.v1.Streaming", name: "EchoStream",
    kind: .bidirectional, idempotency: .unknown,
    input: Probe.EchoPayload.messageType, output: Probe.EchoPayload.messageType)
  public static let sumStream = MethodDescriptor(
    service: "probe.v1.Streaming", name: "SumStream",
    kind: .clientStreaming, idempotency: .unknown,
    input: Probe.Part.messageType, output: Probe.Sum.messageType)
  public static let divideStream = MethodDescriptor(
    service: "probe.v1.Streaming", name: "DivideStream",
    kind: .serverStreaming, idempotency: .unknown,
    input: Probe.Sum.messageType, output: Probe.Part.messageType)
  public static let echoNull = MethodDescriptor(
    service: "probe.v1.Streaming", name: "EchoNull",
    kind: .clientStreaming, idempotency: .unknown,
    input: Probe.EchoPayload.messageType, output: Probe.Empty.messageType)
  public static let echoNullStream = MethodDescriptor(
    service: "probe.v1.Streaming", name: "EchoNullStream",
    kind: .bidirectional, idempotency: .unknown,
    input: Probe.EchoPayload.messageType, output: Probe.Empty.messageType)
  public static let emptyPayloadStream = MethodDescriptor(
    service: "probe.v1.Streaming", name: "EmptyPayloadStream",
    kind: .serverStreaming, idempotency: .unknown,
    input: Probe.Empty.messageType, output: Probe.EchoPayload.messageType)

  /// In the order of the definition.
  public static let all: [MethodDescriptor] = [
    echo,
    echoStream,
    sumStream,
    divideStream,
    echoNull,
    echoNullStream,
    emptyPayloadStream,
  ]
}

///
/// A handler implements what it serves; every other method answers UNIMPLEMENTED.
public protocol ProbeStreamingHandler: Sendable {
  func echo(_ request: Probe.EchoPayload, context: CallContext) async throws -> Probe.EchoPayload
  func echoStream(_ requests: MessageStream<Probe.EchoPayload>, responses: ResponseWriter<Probe.EchoPayload>, context: CallContext) async throws
  func sumStream(_ requests: MessageStream<Probe.Part>, context: CallContext) async throws -> Probe.Sum
  func divideStream(_ request: Probe.Sum, responses: ResponseWriter<Probe.Part>, context: CallContext) async throws
  func echoNull(_ requests: MessageStream<Probe.EchoPayload>, context: CallContext) async throws -> Probe.Empty
  func echoNullStream(_ requests: MessageStream<Probe.EchoPayload>, responses: ResponseWriter<Probe.Empty>, context: CallContext) async throws
  func emptyPayloadStream(_ request: Probe.Empty, responses: ResponseWriter<Probe.EchoPayload>, context: CallContext) async throws
}

extension ProbeStreamingHandler {
  public func echo(_ request: Probe.EchoPayload, context: CallContext) async throws -> Probe.EchoPayload {
    throw RPCError.unimplemented(ProbeStreamingMethods.echo)
  }

  public func echoStream(_ requests: MessageStream<Probe.EchoPayload>, responses: ResponseWriter<Probe.EchoPayload>, context: CallContext) async throws {
    throw RPCError.unimplemented(ProbeStreamingMethods.echoStream)
  }

  public func sumStream(_ requests: MessageStream<Probe.Part>, context: CallContext) async throws -> Probe.Sum {
    throw RPCError.unimplemented(ProbeStreamingMethods.sumStream)
  }

  public func divideStream(_ request: Probe.Sum, responses: ResponseWriter<Probe.Part>, context: CallContext) async throws {
    throw RPCError.unimplemented(ProbeStreamingMethods.divideStream)
  }

  public func echoNull(_ requests: MessageStream<Probe.EchoPayload>, context: CallContext) async throws -> Probe.Empty {
    throw RPCError.unimplemented(ProbeStreamingMethods.echoNull)
  }

  public func echoNullStream(_ requests: MessageStream<Probe.EchoPayload>, responses: ResponseWriter<Probe.Empty>, context: CallContext) async throws {
    throw RPCError.unimplemented(ProbeStreamingMethods.echoNullStream)
  }

  public func emptyPayloadStream(_ request: Probe.Empty, responses: ResponseWriter<Probe.EchoPayload>, context: CallContext) async throws {
    throw RPCError.unimplemented(ProbeStreamingMethods.emptyPayloadStream)
  }

}

extension Router {
  /// Serves `probe.v1.Streaming` by `handler`.
  public mutating func registerProbeStreaming(_ handler: some ProbeStreamingHandler) {
    register(ProbeStreamingMethods.echo, {
      (request: Probe.EchoPayload, context) async throws -> Probe.EchoPayload in
      try await handler.echo(request, context: context)
    })
    register(ProbeStreamingMethods.echoStream, bidirectional: {
      (requests: MessageStream<Probe.EchoPayload>, responses: ResponseWriter<Probe.EchoPayload>, context) in
      try await handler.echoStream(requests, responses: responses, context: context)
    })
    register(ProbeStreamingMethods.sumStream, clientStreaming: {
      (requests: MessageStream<Probe.Part>, context) async throws -> Probe.Sum in
      try await handler.sumStream(requests, context: context)
    })
    register(ProbeStreamingMethods.divideStream, serverStreaming: {
      (request: Probe.Sum, responses: ResponseWriter<Probe.Part>, context) in
      try await handler.divideStream(request, responses: responses, context: context)
    })
    register(ProbeStreamingMethods.echoNull, clientStreaming: {
      (requests: MessageStream<Probe.EchoPayload>, context) async throws -> Probe.Empty in
      try await handler.echoNull(requests, context: context)
    })
    register(ProbeStreamingMethods.echoNullStream, bidirectional: {
      (requests: MessageStream<Probe.EchoPayload>, responses: ResponseWriter<Probe.Empty>, context) in
      try await handler.echoNullStream(requests, responses: responses, context: context)
    })
    register(ProbeStreamingMethods.emptyPayloadStream, serverStreaming: {
      (request: Probe.Empty, responses: ResponseWriter<Probe.EchoPayload>, context) in
      try await handler.emptyPayloadStream(request, responses: responses, context: context)
    })
  }
}

/// Calls `probe.v1.Streaming`.
public struct ProbeStreamingClient<Calls: CallMaker>: Sendable {
  private let calls: Calls

  public init(_ calls: Calls) {
    self.calls = calls
  }

  public func echo(
    _ request: Probe.EchoPayload, options: CallOptions = .default
  ) async throws -> Probe.EchoPayload {
    try await calls.unary(ProbeStreamingMethods.echo, request, options: options)
  }

  public func echoStream<Result>(
    options: CallOptions = .default,
    _ talk: (RequestWriter<Probe.EchoPayload>, MessageStream<Probe.EchoPayload>) async throws -> Result
  ) async throws -> Result {
    try await calls.bidirectional(ProbeStreamingMethods.echoStream, options: options, talk)
  }

  public func sumStream(
    options: CallOptions = .default,
    _ write: (RequestWriter<Probe.Part>) async throws -> Void
  ) async throws -> Probe.Sum {
    try await calls.clientStreaming(ProbeStreamingMethods.sumStream, options: options, write)
  }

  public func divideStream<Result>(
    _ request: Probe.Sum, options: CallOptions = .default,
    _ read: (MessageStream<Probe.Part>) async throws -> Result
  ) async throws -> Result {
    try await calls.serverStreaming(ProbeStreamingMethods.divideStream, request, options: options, read)
  }

  public func echoNull(
    options: CallOptions = .default,
    _ write: (RequestWriter<Probe.EchoPayload>) async throws -> Void
  ) async throws -> Probe.Empty {
    try await calls.clientStreaming(ProbeStreamingMethods.echoNull, options: options, write)
  }

  public func echoNullStream<Result>(
    options: CallOptions = .default,
    _ talk: (RequestWriter<Probe.EchoPayload>, MessageStream<Probe.Empty>) async throws -> Result
  ) async throws -> Result {
    try await calls.bidirectional(ProbeStreamingMethods.echoNullStream, options: options, talk)
  }

  public func emptyPayloadStream<Result>(
    _ request: Probe.Empty, options: CallOptions = .default,
    _ read: (MessageStream<Probe.EchoPayload>) async throws -> Result
  ) async throws -> Result {
    try await calls.serverStreaming(ProbeStreamingMethods.emptyPayloadStream, request, options: options, read)
  }
}

/// The methods of `probe.v1.Probe`.
public enum ProbeProbeMethods {
  public static let echo = MethodDescriptor(
    service: "probe.v1.Probe", name: "Echo",
    kind: .unary, idempotency: .unknown,
    input: Probe.EchoPayload.messageType, output: Probe.EchoPayload.messageType)
  public static let sleep = MethodDescriptor(
    service: "probe.v1.Probe", name: "Sleep",
    kind: .unary, idempotency: .unknown,
    input: Probe.SleepRequest.messageType, output: Probe.Info.messageType)
  public static let fail = MethodDescriptor(
    service: "probe.v1.Probe", name: "Fail",
    kind: .unary, idempotency: .unknown,
    input: Probe.ErrorRequest.messageType, output: Probe.Empty.messageType)
  public static let describe = MethodDescriptor(
    service: "probe.v1.Probe", name: "Describe",
    kind: .unary, idempotency: .unknown,
    input: Probe.Empty.messageType, output: Probe.Info.messageType)
  public static let big = MethodDescriptor(
    service: "probe.v1.Probe", name: "Big",
    kind: .unary, idempotency: .unknown,
    input: Probe.SizeRequest.messageType, output: Probe.Blob.messageType)

  /// In the order of the definition.
  public static let all: [MethodDescriptor] = [
    echo,
    sleep,
    fail,
    describe,
    big,
  ]
}

///
/// A handler implements what it serves; every other method answers UNIMPLEMENTED.
public protocol ProbeProbeHandler: Sendable {
  func echo(_ request: Probe.EchoPayload, context: CallContext) async throws -> Probe.EchoPayload
  func sleep(_ request: Probe.SleepRequest, context: CallContext) async throws -> Probe.Info
  func fail(_ request: Probe.ErrorRequest, context: CallContext) async throws -> Probe.Empty
  func describe(_ request: Probe.Empty, context: CallContext) async throws -> Probe.Info
  func big(_ request: Probe.SizeRequest, context: CallContext) async throws -> Probe.Blob
}

extension ProbeProbeHandler {
  public func echo(_ request: Probe.EchoPayload, context: CallContext) async throws -> Probe.EchoPayload {
    throw RPCError.unimplemented(ProbeProbeMethods.echo)
  }

  public func sleep(_ request: Probe.SleepRequest, context: CallContext) async throws -> Probe.Info {
    throw RPCError.unimplemented(ProbeProbeMethods.sleep)
  }

  public func fail(_ request: Probe.ErrorRequest, context: CallContext) async throws -> Probe.Empty {
    throw RPCError.unimplemented(ProbeProbeMethods.fail)
  }

  public func describe(_ request: Probe.Empty, context: CallContext) async throws -> Probe.Info {
    throw RPCError.unimplemented(ProbeProbeMethods.describe)
  }

  public func big(_ request: Probe.SizeRequest, context: CallContext) async throws -> Probe.Blob {
    throw RPCError.unimplemented(ProbeProbeMethods.big)
  }

}

extension Router {
  /// Serves `probe.v1.Probe` by `handler`.
  public mutating func registerProbeProbe(_ handler: some ProbeProbeHandler) {
    register(ProbeProbeMethods.echo, {
      (request: Probe.EchoPayload, context) async throws -> Probe.EchoPayload in
      try await handler.echo(request, context: context)
    })
    register(ProbeProbeMethods.sleep, {
      (request: Probe.SleepRequest, context) async throws -> Probe.Info in
      try await handler.sleep(request, context: context)
    })
    register(ProbeProbeMethods.fail, {
      (request: Probe.ErrorRequest, context) async throws -> Probe.Empty in
      try await handler.fail(request, context: context)
    })
    register(ProbeProbeMethods.describe, {
      (request: Probe.Empty, context) async throws -> Probe.Info in
      try await handler.describe(request, context: context)
    })
    register(ProbeProbeMethods.big, {
      (request: Probe.SizeRequest, context) async throws -> Probe.Blob in
      try await handler.big(request, context: context)
    })
  }
}

/// Calls `probe.v1.Probe`.
public struct ProbeProbeClient<Calls: CallMaker>: Sendable {
  private let calls: Calls

  public init(_ calls: Calls) {
    self.calls = calls
  }

  public func echo(
    _ request: Probe.EchoPayload, options: CallOptions = .default
  ) async throws -> Probe.EchoPayload {
    try await calls.unary(ProbeProbeMethods.echo, request, options: options)
  }

  public func sleep(
    _ request: Probe.SleepRequest, options: CallOptions = .default
  ) async throws -> Probe.Info {
    try await calls.unary(ProbeProbeMethods.sleep, request, options: options)
  }

  public func fail(
    _ request: Probe.ErrorRequest, options: CallOptions = .default
  ) async throws -> Probe.Empty {
    try await calls.unary(ProbeProbeMethods.fail, request, options: options)
  }

  public func describe(
    _ request: Probe.Empty, options: CallOptions = .default
  ) async throws -> Probe.Info {
    try await calls.unary(ProbeProbeMethods.describe, request, options: options)
  }

  public func big(
    _ request: Probe.SizeRequest, options: CallOptions = .default
  ) async throws -> Probe.Blob {
    try await calls.unary(ProbeProbeMethods.big, request, options: options)
  }
}
