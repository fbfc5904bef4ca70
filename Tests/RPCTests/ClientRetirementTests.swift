import Dispatch
import NIOCore
import NIOPosix
import RPCCore
import Testing

@testable import RPCClient

/// Connections that take no new calls, and the calls that chose one just before: they were never sent, and may be
/// made again.
@Suite(.timeLimit(.minutes(1))) struct ClientRetirementTests {
  private let echo = RequestEnvelope(service: "test.Test", method: "Echo", payload: [])

  @Test func aCallBehindTheRetirementOfItsConnectionWasNotSent() async throws {
    try await withServer { server in
      let connection = try await connect(to: server)
      // What is handed over meanwhile is taken as one batch.
      let gate = DispatchSemaphore(value: 0)
      connection.eventLoop.execute { gate.wait() }
      connection.retire()
      let call = Task { try await connection.call(echo, deadline: .now + .seconds(20)) }
      // Also when it never is: other tests have the same event loop.
      defer { gate.signal() }
      try await eventually { connection.inbox.withLock { $0.commands.count } == 2 }
      gate.signal()
      await #expect(throws: RPCError.connectFailed) { try await call.value }
    }
  }

  @Test func aCallOnAConnectionThatHasEndedWasNotSent() async throws {
    try await withServer { server in
      let connection = try await connect(to: server)
      connection.retire()
      try await eventually {
        if case .ended = connection.condition { true } else { false }
      }
      await #expect(throws: RPCError.connectFailed) {
        try await connection.call(echo, deadline: .now + .seconds(20))
      }
    }
  }

  @Test func aStreamThatAStoppingServerRefusesRetiresItsConnection() async throws {
    // Longer than the test takes: it is not the server that ends the connection.
    var limits = Limits()
    limits.drainNoticeDuration = .seconds(30)
    try await withServer(limits: limits) { server in
      let connection = try await connect(to: server)
      async let stopped: Void = server.server.shutdown(gracePeriod: .seconds(30))
      let sum = RequestEnvelope(service: "probe.v1.Streaming", method: "SumStream", payload: [])
      var refusal: RPCError?
      while refusal == nil {
        let stream = connection.open(sum, .clientStreaming, deadline: .now + .seconds(20))
        await stream.finish()
        do {
          _ = try await stream.responses.next()
        } catch let error as RPCError {
          refusal = error
        }
      }
      #expect(refusal?.reason == "SERVER_STOPPING")
      try await eventually {
        if case .ended = connection.condition { true } else { false }
      }
      await stopped
    }
  }

  private func connect(to server: TestServer) async throws -> ClientConnection {
    let connection = ClientConnection(
      to: ServerAddress(host: "127.0.0.1", port: server.port), ClientConfiguration(),
      eventLoop: MultiThreadedEventLoopGroup.singleton.next())
    try await connection.connected(by: .now + .seconds(10))
    return connection
  }
}
