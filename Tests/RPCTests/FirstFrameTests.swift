import Logging
import ProbeProto
import ProbeService
import RPCCore
import RPCServer
import Testing

/// What a connection may do before anybody was admitted on it.
@Suite struct FirstFrameTests {
  private static let long = String(repeating: "x", count: 100_000)

  @Test func aLongFrameBehindTheFirstCallWaitsForNobodyWhereThatRunsApart() async throws {
    try await Self.withGate(admitting: true) { port in
      for _ in 0..<20 {
        let connection = try RawConnection(port: port)
        let message = Probe.EchoPayload(seq: 1, msg: Self.long)
        // In one piece, so that the second is read before another thread has looked at the caller.
        try await connection.send(
          requestFrame(1, "EchoStream", of: "probe.v1.Streaming", flags: .remoteOpen)
            + frame(1, .data, message.serialized()))
        let answer: Probe.EchoPayload = try await connection.message(on: 1)
        #expect(answer == Probe.EchoPayload(seq: 2, msg: Self.long))
      }
    }
  }

  @Test func aStrangersLongFrameIsRefused() async throws {
    try await Self.withGate(admitting: false) { port in
      let connection = try RawConnection(port: port)
      try await connection.send(
        requestFrame(1, "Echo", payload: Probe.EchoPayload(msg: Self.long).serialized()))
      #expect(try await connection.response().error?.reason == "FRAME_TOO_LONG")
      // Who was refused is a stranger still.
      try await connection.send(requestFrame(3, "Echo"))
      #expect(try await connection.response().error?.code == .unauthenticated)
      try await connection.send(
        requestFrame(5, "Echo", payload: Probe.EchoPayload(msg: Self.long).serialized()))
      #expect(try await connection.response().error?.reason == "FRAME_TOO_LONG")
    }
  }

  @Test func whoWasNeverAdmittedMayIdleForLessLong() async throws {
    var limits = Limits()
    limits.idleDurationBeforeAdmissionMax = .seconds(1)
    try await Self.withGate(admitting: true, limits: limits) { port in
      let known = try RawConnection(port: port)
      #expect(try await known.echoes(on: 1))
      #expect(try await RawConnection(port: port).isAtEnd())
      #expect(try await known.echoes(on: 3))
    }
  }

  private struct Doorkeeper: CallGate {
    let isAdmitting: Bool

    func admit(_ call: CallContext) async throws(RPCError) -> Caller {
      guard isAdmitting else { throw RPCError(.unauthenticated, "Who are you?", reason: "NOBODY") }
      return Caller(name: "test:one", subject: "one", grants: 0)
    }

    func refused(_ call: CallContext, for error: RPCError) {}
  }

  private static func withGate(
    admitting isAdmitting: Bool, limits: Limits = .default, _ body: (Int) async throws -> Void
  ) async throws {
    var router = Router()
    router.registerProbe(ProbeService())
    router.runApart(router.methods.filter { $0.name == "EchoStream" })
    router.gate = Doorkeeper(isAdmitting: isAdmitting)
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let server = RPCServer(
      router: router, limits: limits, logger: logger, errorDomain: "test.domain", eventLoopCount: 1)
    let port = try await server.start(host: "127.0.0.1", port: OwnPort.next()).port
    let outcome: Result<Void, any Error>
    do {
      outcome = .success(try await body(port))
    } catch {
      outcome = .failure(error)
    }
    await server.shutdown(gracePeriod: .milliseconds(100))
    try outcome.get()
  }
}
