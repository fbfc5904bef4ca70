import Logging
import Operations
import Synchronization
import Testing

/// The HTTP server for operators, over real sockets.
@Suite(.timeLimit(.minutes(1))) struct OperationsPortTests {
  private func withPort(
    limits: OperationsLimits = .default,
    answer: @escaping @Sendable (String) async -> OperationsAnswer? = {
      $0 == "/here" ? .json(["status": "fine"]) : nil
    },
    _ body: (Int) async throws -> Void
  ) async throws {
    let port = OperationsPort(
      limits: limits, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
      answer: answer)
    let number = try await port.start(host: "127.0.0.1", port: 0)
    let outcome: Result<Void, any Error>
    do {
      outcome = .success(try await body(number))
    } catch {
      outcome = .failure(error)
    }
    await port.shutdown()
    try outcome.get()
  }

  @Test func aPathIsAnsweredWithoutItsQueryAndTheConnectionEnds() async throws {
    try await withPort { port in
      for path in ["/here", "/here?a=b"] {
        let response = try await HTTPResponse.get(path, port: port)
        #expect(response.status == 200 && response.body == "{\"status\":\"fine\"}\n")
        #expect(response.headers["content-type"] == "application/json")
        #expect(response.headers["connection"] == "close")
        #expect(response.headers["content-length"] == "\(response.body.utf8.count)")
      }
    }
  }

  @Test func anUnknownPathIs404() async throws {
    try await withPort { port in
      for path in ["/", "/her", "/here/", "/here/../here", "//here", "/%68ere"] {
        let response = try await HTTPResponse.get(path, port: port)
        #expect(response.status == 404, "\(path)")
      }
    }
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
  func anotherMethodIs405(method: String) async throws {
    try await withPort { port in
      let response = try await HTTPResponse.send(
        "\(method) /here HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n", port: port)
      #expect(response.status == 405)
      #expect(response.headers["allow"] == "GET, HEAD")
    }
  }

  @Test func aHEADIsAnsweredWithoutABody() async throws {
    try await withPort { port in
      let response = try await HTTPResponse.send(
        "HEAD /here HTTP/1.1\r\nhost: a\r\n\r\n", port: port)
      #expect(response.status == 200 && response.body.isEmpty)
      #expect(response.headers["content-length"] == "18")
    }
  }

  @Test func aRequestAtTheLimitIsAnsweredAndOneByteMoreIsRefused() async throws {
    try await withPort { port in
      let frame = "GET /here HTTP/1.1\r\nhost: a\r\nx: \r\n\r\n"
      for (bytes, status) in [(8_192, 200), (8_193, 431), (60_000, 431)] {
        let filler = String(repeating: "x", count: bytes - frame.utf8.count)
        let response = try await HTTPResponse.send(
          "GET /here HTTP/1.1\r\nhost: a\r\nx: \(filler)\r\n\r\n", port: port)
        #expect(response.status == status, "\(bytes)")
      }
    }
  }

  @Test(arguments: [
    "nonsense\r\n\r\n", "\u{1}\u{2}\u{3}\r\n\r\n", "GET /here HTTP/1.1\r\n:\r\n\r\n",
  ])
  func whatIsNoHTTPIs400(text: String) async throws {
    try await withPort { port in
      let response = try await HTTPResponse.send(text, port: port)
      #expect(response.status == 400)
    }
  }

  @Test func aConnectionBeyondTheLimitIsClosedUnheard() async throws {
    var limits = OperationsLimits()
    limits.connectionsMax = 2
    try await withPort(limits: limits) { port in
      let idle = [try RawSocket(port: port), try RawSocket(port: port)]
      let isRefused = try await eventually {
        do {
          _ = try await HTTPResponse.get("/here", port: port)
          return false
        } catch is RawSocket.Failed {
          return true
        } catch is HTTPResponse.Malformed {
          return true
        }
      }
      #expect(isRefused)
      for socket in idle {
        let text = try await socket.exchange(text: "GET /here HTTP/1.1\r\nhost: a\r\n\r\n")
        #expect(try HTTPResponse(text).status == 200)
      }
    }
  }

  @Test func whoSaysNothingOrHalfIsClosedInTime() async throws {
    var limits = OperationsLimits()
    limits.durationMax = .milliseconds(200)
    try await withPort(limits: limits) { port in
      for text in ["", "GET /here HTTP/1.1\r\n"] {
        let start = ContinuousClock.now
        let answer = try await RawSocket(port: port).exchange(text: text)
        #expect(answer == "")
        #expect(.now - start >= .milliseconds(190))
      }
    }
  }

  @Test func anAnswerThatNeverComesEndsWithItsConnection() async throws {
    var limits = OperationsLimits()
    limits.durationMax = .milliseconds(200)
    let isOver = Atomic(false)
    try await withPort(
      limits: limits,
      answer: { _ in
        _ = try? await eventually { isOver.load(ordering: .relaxed) }
        return nil
      },
      { port in
        let request = "GET /here HTTP/1.1\r\nhost: a\r\n\r\n"
        let answer = try await RawSocket(port: port).exchange(text: request)
        #expect(answer == "")
        isOver.store(true, ordering: .relaxed)
      })
  }

  @Test func labelsAreEscapedAndBucketsAddUp() {
    var exposition = Exposition()
    exposition.begin("a_total", .counter, "A.")
    exposition.sample("a_total", ["x": "q\"b\\n\n"], 1)
    exposition.begin("d_seconds", .histogram, "D.")
    exposition.histogram("d_seconds", ["m": "x"], bounds: [0.5, 1], counts: [1, 2, 3], sum: 4.5)
    #expect(
      exposition.text == #"""
        # HELP a_total A.
        # TYPE a_total counter
        a_total{x="q\"b\\n\n"} 1
        # HELP d_seconds D.
        # TYPE d_seconds histogram
        d_seconds_bucket{m="x",le="0.5"} 1
        d_seconds_bucket{m="x",le="1.0"} 3
        d_seconds_bucket{m="x",le="+Inf"} 6
        d_seconds_sum{m="x"} 4.5
        d_seconds_count{m="x"} 6

        """#)
  }
}
