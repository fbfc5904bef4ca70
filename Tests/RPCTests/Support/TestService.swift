import ProbeProto
import ProbeService
import Protobuf
import RPCCore
import Synchronization

/// The probe services and `test.Test`: `Wait`, whose end the test decides, `Crash`, and `Cancel`
/// of the call on the stream `seq`, which answers with 1 when there was one.
final class TestService: Sendable {
  let gate = Gate()
  private let flooded = Mutex(0)
  let probe = ProbeService()

  static let wait = method("Wait")
  static let crash = method("Crash")
  static let cancelMethod = "test.Test/Cancel"
  private static let cancel = MethodDescriptor(
    service: "test.Test", name: "Cancel", kind: .unary, idempotency: .idempotent,
    input: Probe.EchoPayload.messageType, output: Probe.EchoPayload.messageType)

  /// What the caller's certificate says: common name, DNS names, serial number.
  static let who = MethodDescriptor(
    service: "test.Test", name: "Who", kind: .unary, idempotency: .idempotent,
    input: Probe.Empty.messageType, output: Probe.Info.messageType)

  private static func method(_ name: String) -> MethodDescriptor {
    MethodDescriptor(
      service: "test.Test", name: name, kind: .unary, idempotency: .unknown,
      input: Probe.Empty.messageType, output: Probe.Empty.messageType)
  }

  /// Takes no message, and ends when the gate opens.
  static let hold = MethodDescriptor(
    service: "test.Test", name: "Hold", kind: .bidirectional, idempotency: .unknown,
    input: Probe.Empty.messageType, output: Probe.Empty.messageType)

  /// Takes no message, and ends by its cancellation.
  static let doze = MethodDescriptor(
    service: "test.Test", name: "Doze", kind: .bidirectional, idempotency: .unknown,
    input: Probe.Empty.messageType, output: Probe.Empty.messageType)

  /// Answers with as many bytes as `seq` says; where there is a `msg`, not before the gate opens.
  static let heap = MethodDescriptor(
    service: "test.Test", name: "Heap", kind: .unary, idempotency: .unknown,
    input: Probe.EchoPayload.messageType, output: Probe.Blob.messageType)

  /// As many messages of 256 KiB as `num` says; where there is a `sum`, not before the gate opens.
  static let flood = MethodDescriptor(
    service: "test.Test", name: "Flood", kind: .serverStreaming, idempotency: .unknown,
    input: Probe.Sum.messageType, output: Probe.Blob.messageType)

  /// Messages of Flood that were sent.
  var floodCount: Int { flooded.withLock { $0 } }

  /// An error that is not meant for callers.
  struct Secret: Error, CustomStringConvertible { let description = "password=hunter2" }

  var router: Router {
    var router = Router()
    router.registerProbe(probe)
    router.register(Self.wait) { [gate] (_: Probe.Empty, _) async throws -> Probe.Empty in
      await gate.pass()
      return Probe.Empty()
    }
    router.register(Self.crash) { (_: Probe.Empty, _) async throws -> Probe.Empty in
      throw Secret()
    }
    router.register(Self.cancel) {
      (request: Probe.EchoPayload, context) async throws -> Probe.EchoPayload in
      let wasThere = await context.connection.cancelCall(on: request.seq)
      return Probe.EchoPayload(seq: wasThere ? 1 : 0)
    }
    router.register(Self.who) { (_: Probe.Empty, context) async throws -> Probe.Info in
      guard let certificate = context.connection.peerCertificate else { return Probe.Info() }
      return Probe.Info(
        metadata: [certificate.commonName ?? ""] + certificate.dnsNames + [certificate.serialNumber]
      )
    }
    router.register(
      Self.hold,
      bidirectional: {
        [gate] (_: MessageStream<Probe.Empty>, _: ResponseWriter<Probe.Empty>, _) in
        await gate.pass()
      })
    router.register(
      Self.doze,
      bidirectional: {
        [gate] (_: MessageStream<Probe.Empty>, _: ResponseWriter<Probe.Empty>, _) async throws in
        gate.arrive()
        try await Task.sleep(for: .seconds(3_600))
      })
    router.register(Self.heap) {
      [gate] (request: Probe.EchoPayload, _) async throws -> Probe.Blob in
      if !request.msg.isEmpty { await gate.pass() }
      return Probe.Blob(data: [UInt8](repeating: 1, count: Int(request.seq)))
    }
    router.register(
      Self.flood,
      serverStreaming: {
        (request: Probe.Sum, responses: ResponseWriter<Probe.Blob>, _) async throws in
        let blob = Probe.Blob(data: [UInt8](repeating: 1, count: 262_144))
        if request.sum != 0 { await self.gate.pass() }
        for _ in 0..<request.num {
          try await responses.send(blob)
          self.flooded.withLock { $0 += 1 }
        }
      })
    return router
  }
}
