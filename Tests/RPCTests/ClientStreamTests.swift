import ProbeProto
import ProbeService
import Protobuf
import RPCClient
import RPCCore
import Testing

@Suite struct ClientStreamTests {
  private func withClient(
    serverLimits: Limits = .default, limits: Limits = .default,
    _ body: (ProbeStreamingClient<RPCClient>, TestServer) async throws -> Void
  ) async throws {
    try await withServer(limits: serverLimits) { server in
      let client = server.client(limits: limits)
      try await body(ProbeStreamingClient(client), server)
      await client.close()
    }
  }

  @Test func aClientStreamingCallSendsAllAndGetsItsOneResponse() async throws {
    try await withClient { client, _ in
      let sum = try await client.sumStream { parts in
        for add in Int32(1)...1000 { try await parts.send(Probe.Part(add: add)) }
      }
      #expect(sum == Probe.Sum(sum: 500_500, num: 1000))
      #expect(try await client.sumStream { _ in } == Probe.Sum())
    }
  }

  @Test func aServerStreamingCallReadsEveryResponse() async throws {
    try await withClient { client, _ in
      let total = try await client.divideStream(Probe.Sum(sum: 100_001, num: 10_000)) { parts in
        var total = (sum: Int32(0), count: 0)
        for try await part in parts { total = (total.sum + part.add, total.count + 1) }
        return total
      }
      #expect(total == (100_001, 10_000))
    }
  }

  @Test func aBidirectionalCallTalksInBothDirections() async throws {
    try await withClient { client, _ in
      let echoes = try await client.echoStream { requests, responses in
        var echoes: [UInt32] = []
        var iterator = responses.makeAsyncIterator()
        for seq in UInt32(0)..<100 {
          try await requests.send(Probe.EchoPayload(seq: seq, msg: "مغربي"))
          echoes.append(try await iterator.next()?.seq ?? 0)
        }
        await requests.finish()
        #expect(try await iterator.next() == nil)
        return echoes
      }
      #expect(echoes == Array(1...100))
    }
  }

  @Test func emptyMessagesArriveAsMessages() async throws {
    try await withClient { client, _ in
      let count = try await client.echoNullStream { requests, responses in
        for _ in 0..<20 { try await requests.send(Probe.EchoPayload()) }
        await requests.finish()
        return try await responses.reduce(0) { count, _ in count + 1 }
      }
      #expect(count == 20)
    }
  }

  @Test func theServersErrorEndsSendingAndReading() async throws {
    try await withClient { client, _ in
      let error = await #expect(throws: RPCError.self) {
        try await client.echoNull { requests in
          try await requests.send(Probe.EchoPayload(seq: 9, msg: "x"))
          while true { try await requests.send(Probe.EchoPayload(seq: 1, msg: "x")) }
        }
      }
      #expect(error?.reason == "PROBE_OUT_OF_SEQUENCE")
      let refusal = await #expect(throws: RPCError.self) {
        try await client.divideStream(Probe.Sum(sum: 1, num: -1)) { parts in
          for try await _ in parts {}
        }
      }
      #expect(refusal?.reason == "PROBE_INDIVISIBLE")
    }
  }

  @Test func leavingTheClosureEarlyCancelsTheCallAtTheServer() async throws {
    try await withServer { server in
      let client = server.client()
      let first = try await client.serverStreaming(
        TestService.flood, Probe.Sum(num: .max), options: .default
      ) { (blobs: MessageStream<Probe.Blob>) in try await blobs.first { _ in true } }
      #expect(first != nil)
      try await server.records.waitFor { records in
        records.contains { $0.method?.name == "Flood" && $0.code == .cancelled }
      }
      await client.close()
    }
  }

  @Test func aClosureThatThrowsCancelsTheCallAndItsErrorComesThrough() async throws {
    struct Mine: Error {}
    try await withClient { client, server in
      await #expect(throws: Mine.self) {
        try await client.sumStream { _ in throw Mine() }
      }
      try await server.records.waitFor { records in
        records.contains { $0.method?.name == "SumStream" && $0.code == .cancelled }
      }
    }
  }

  @Test func cancellingTheTaskEndsReadingAndWriting() async throws {
    try await withClient { client, _ in
      let reading = Task {
        try await client.echoStream { _, responses in for try await _ in responses {} }
      }
      reading.cancel()
      await #expect(throws: RPCError.cancelled) { try await reading.value }
    }
  }

  @Test func aStreamEndsAtItsDeadline() async throws {
    try await withClient { client, _ in
      await #expect(throws: RPCError.deadlineExceeded) {
        try await client.echoStream(options: CallOptions(timeout: .milliseconds(20))) {
          for try await _ in $1 {}
        }
      }
    }
  }

  @Test func aWriterWaitsForASlowReaderAndNothingIsLost() async throws {
    var limits = Limits()
    limits.inboundBytesMax = 20_000
    limits.outboundBytesMax = 20_000
    try await withClient(serverLimits: limits, limits: limits) { client, _ in
      let text = String(repeating: "x", count: 5_000)
      let counts = try await client.echoStream { requests, responses in
        async let sent: Void = {
          for seq in UInt32(0)..<2_000 {
            try await requests.send(Probe.EchoPayload(seq: seq, msg: text))
          }
          await requests.finish()
        }()
        var count: UInt32 = 0
        for try await response in responses {
          #expect(response.seq == count + 1)
          count += 1
          if count % 500 == 0 { try await Task.sleep(for: .milliseconds(2)) }
        }
        try await sent
        return count
      }
      #expect(counts == 2_000)
    }
  }

  @Test func aReaderWhoStopsHoldsUpTheSender() async throws {
    try await withServer { server in
      let client = server.client()
      try await client.serverStreaming(
        TestService.flood, Probe.Sum(num: 200), options: .default
      ) { (blobs: MessageStream<Probe.Blob>) in
        var iterator = blobs.makeAsyncIterator()
        _ = try await iterator.next()
        // Time enough for a sender whom nothing holds up: 50 MiB take a few of these.
        try await Task.sleep(for: .milliseconds(200))
        // What both limits and the socket's buffers take.
        #expect(server.service.floodCount < 150)
        var count = 1
        while try await iterator.next() != nil { count += 1 }
        #expect(count == 200)
      }
      #expect(server.service.floodCount == 200)
      await client.close()
    }
  }
}
