import ProbeProto
import RPCCore
import Testing

/// What is read while calls run whose answers are expected to be long.
@Suite struct ExpectedAnswersTests {
  /// Less than what a Heap is expected to answer when one has answered with a million bytes.
  private var limits: Limits {
    var limits = Limits()
    limits.outboundBytesMax = 65_536
    return limits
  }

  private func heap(_ id: UInt32, waits: Bool = true, timeoutNano: Int64 = 0) throws -> [UInt8] {
    let request = Probe.EchoPayload(seq: 1_000_000, msg: waits ? "wait" : "")
    return try requestFrame(
      id, "Heap", of: "test.Test", payload: request.serialized(), timeoutNano: timeoutNano)
  }

  private func withConnection(
    _ body: (TestServer, RawConnection) async throws -> Void
  ) async throws {
    try await withServer(limits: limits) { server in
      let connection = try server.connect()
      try await connection.send(heap(1, waits: false))
      #expect(try await connection.response().payload.count > 1_000_000)
      try await body(server, connection)
    }
  }

  @Test func oneLongCallDoesNotKeepItsCancellationFromBeingRead() async throws {
    try await withConnection { server, connection in
      try await connection.send(heap(3))
      await server.gate.arrivals(1)
      #expect(try await connection.echoes(on: 5))
      let cancel = try Probe.EchoPayload(seq: 3).serialized()
      try await connection.send(requestFrame(7, "Cancel", of: "test.Test", payload: cancel))
      let cancelled = try await connection.response()
      #expect(cancelled.streamID == 3)
      #expect(cancelled.error == .cancelled)
      #expect(try await connection.response().decoded() == Probe.EchoPayload(seq: 1))
    }
  }

  @Test func severalLongCallsKeepMoreFromBeingReadUntilOneHasEnded() async throws {
    try await withConnection { server, connection in
      try await connection.send((1...8).flatMap { try heap($0 * 2 + 1) })
      try await eventually { server.gate.arrivalCount >= 2 }
      // On the same thread, behind all that the server would do with those.
      #expect(try await server.connect().echoes(on: 1))
      #expect(server.gate.arrivalCount == 2)
      server.gate.open()
      for _ in 1...8 { #expect(try await connection.response().payload.count > 1_000_000) }
    }
  }

  @Test func aLongCallThatWasAnsweredEarlyKeepsNothingFromBeingRead() async throws {
    try await withConnection { _, connection in
      let briefly = Int64(50_000_000)
      try await connection.send(
        heap(3, timeoutNano: briefly) + heap(5, timeoutNano: briefly) + echoFrame(7, seq: 41))
      // Both handlers are held at the gate, deaf to their cancellation.
      var codes: [UInt32: RPCCode] = [:]
      for _ in 1...3 {
        let response = try await connection.response()
        codes[response.streamID] = response.error?.code ?? .ok
      }
      #expect(codes == [3: .deadlineExceeded, 5: .deadlineExceeded, 7: .ok])
    }
  }
}
