import GRPCProto
import RPCClient
import RPCCore
import RPCServices
import Testing

/// Health, as its callers see it.
@Suite(.timeLimit(.minutes(1))) struct HealthServiceTests {
  @Test func checkTellsAServicesStatusAndTheWholeServers() async throws {
    try await TestServer.with { server in
      server.board.set(.serving, for: "a.A")
      let (one, whole) = try await (
        server.health.check(.init(service: "a.A")), server.health.check(.init())
      )
      #expect(one.status == .serving)
      #expect(whole.status == .notServing)
    }
  }

  @Test func checkOfAnUnknownServiceIsNotFound() async throws {
    try await TestServer.with { server in
      let error = await #expect(throws: RPCError.self) {
        try await server.health.check(.init(service: "b.B"))
      }
      #expect(error?.code == .notFound)
      #expect(error?.reason == "SERVICE_UNKNOWN")
    }
  }

  @Test func listTellsEveryStatus() async throws {
    try await TestServer.with { server in
      server.board.set(.serving, for: "a.A")
      let answer = try await server.health.list(.init())
      #expect(answer.statuses.mapValues(\.status) == ["": .notServing, "a.A": .serving])
    }
  }

  @Test func watchSendsTheStatusAtOnceAndEveryChange() async throws {
    try await TestServer.with { server in
      try await server.health.watch(.init(service: "a.A")) { statuses in
        var statuses = statuses.makeAsyncIterator()
        try await expectNext(&statuses, .notServing)
        server.board.set(.serving, for: "a.A")
        try await expectNext(&statuses, .serving)
        server.board.set(.notServing, for: "a.A")
        try await expectNext(&statuses, .notServing)
      }
    }
  }

  @Test func watchOfAnUnknownServiceSaysSoAndStaysOpen() async throws {
    try await TestServer.with { server in
      try await server.health.watch(.init(service: "b.B")) { statuses in
        var statuses = statuses.makeAsyncIterator()
        try await expectNext(&statuses, .serviceUnknown)
        server.board.set(.serving, for: "b.B")
        try await expectNext(&statuses, .serving)
      }
    }
  }

  @Test func watchEndsAsUnavailableBehindTheLastStatusWhenTheServerStops() async throws {
    try await TestServer.with { server in
      server.board.setAll(.serving)
      let error = await #expect(throws: RPCError.self) {
        try await server.health.watch(.init()) { statuses in
          var statuses = statuses.makeAsyncIterator()
          try await expectNext(&statuses, .serving)
          server.board.stop()
          try await expectNext(&statuses, .notServing)
          _ = try await statuses.next()
        }
      }
      #expect(error?.code == .unavailable)
      #expect(error?.reason == "SERVER_STOPPING")
    }
  }

  @Test func aWatchWhoseCallerIsGoneIsForgotten() async throws {
    try await TestServer.with { server in
      for _ in 0..<20 {
        let first = try await server.health.watch(.init(service: "a.A")) { statuses in
          try await statuses.first { _ in true }
        }
        #expect(first?.status == .notServing)
      }
      await server.client.close()
      while server.board.watcherCount > 0 { await Task.yield() }
    }
  }

  @Test func aWatchEndsAtItsCallersDeadline() async throws {
    try await TestServer.with { server in
      await #expect(throws: RPCError.deadlineExceeded) {
        try await server.health.watch(.init(), options: CallOptions(timeout: .milliseconds(20))) {
          for try await _ in $0 {}
        }
      }
      while server.board.watcherCount > 0 { await Task.yield() }
    }
  }

  private func expectNext(
    _ statuses: inout MessageStream<HealthCheckResponse>.AsyncIterator, _ status: HealthBoard.Status
  ) async throws {
    #expect(try await statuses.next()?.status == status)
  }
}
