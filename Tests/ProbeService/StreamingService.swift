package import ProbeProto
package import RPCCore

/// `probe.v1.Streaming`, whose semantics are in probe.proto.
package struct StreamingService: ProbeStreamingHandler {
  package init() {}

  package func echo(
    _ request: Probe.EchoPayload, context: CallContext
  ) async throws -> Probe.EchoPayload {
    request.echo
  }

  package func echoStream(
    _ requests: MessageStream<Probe.EchoPayload>, responses: ResponseWriter<Probe.EchoPayload>,
    context: CallContext
  ) async throws {
    for try await request in requests { try await responses.send(request.echo) }
  }

  package func sumStream(
    _ requests: MessageStream<Probe.Part>, context: CallContext
  ) async throws -> Probe.Sum {
    var sum = Probe.Sum()
    for try await part in requests {
      sum.sum &+= part.add
      sum.num &+= 1
    }
    return sum
  }

  /// Equal parts; the first has the rest too.
  package func divideStream(
    _ request: Probe.Sum, responses: ResponseWriter<Probe.Part>, context: CallContext
  ) async throws {
    guard request.num > 0 || (request.num == 0 && request.sum == 0) else {
      throw RPCError.indivisible
    }
    for index in 0..<request.num {
      let rest = index == 0 ? request.sum % request.num : 0
      try await responses.send(Probe.Part(add: request.sum / request.num + rest))
    }
  }

  package func echoNull(
    _ requests: MessageStream<Probe.EchoPayload>, context: CallContext
  ) async throws -> Probe.Empty {
    var seq: UInt32 = 0
    for try await request in requests {
      guard request.seq == seq, !request.msg.isEmpty else { throw RPCError.outOfSequence }
      seq &+= 1
    }
    return Probe.Empty()
  }

  package func echoNullStream(
    _ requests: MessageStream<Probe.EchoPayload>, responses: ResponseWriter<Probe.Empty>,
    context: CallContext
  ) async throws {
    for try await _ in requests { try await responses.send(Probe.Empty()) }
  }

  package func emptyPayloadStream(
    _ request: Probe.Empty, responses: ResponseWriter<Probe.EchoPayload>, context: CallContext
  ) async throws {
    for seq in UInt32(1)...3 { try await responses.send(Probe.EchoPayload(seq: seq)) }
  }
}

extension Probe.EchoPayload {
  fileprivate var echo: Probe.EchoPayload { Probe.EchoPayload(seq: seq &+ 1, msg: msg) }
}

extension RPCError {
  fileprivate static let indivisible = RPCError(
    .invalidArgument, "The sum has no such number of parts.", reason: "PROBE_INDIVISIBLE",
    violations: [FieldViolation(field: "num", description: "is at least 1")])
  fileprivate static let outOfSequence = RPCError(
    .invalidArgument, "seq counts up from 0 and msg is not empty.",
    reason: "PROBE_OUT_OF_SEQUENCE")
}
