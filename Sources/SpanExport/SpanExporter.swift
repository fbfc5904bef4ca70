import AsyncHTTPClient
package import Logging
import NIOCore
import NIOHTTP1
import Protobuf

/// Sends spans to a collector by OTLP/HTTP, in JSON, beside the calls: a collector that is slow, away or broken costs spans
/// and nothing else.
package final class SpanExporter: Sendable {
  package struct Configuration: Sendable {
    /// Where traces are taken: `http://127.0.0.1:4318/v1/traces`.
    package var url: String
    package var headers: [(name: String, value: String)] = []
    /// What is exported from: `service.name` and more.
    package var resource: [TraceSpan.Attribute] = []
    package var scopeName = ""
    package var scopeVersion = ""
    package var batchCountMax = 512
    /// Between two exports, while fewer spans wait than a batch has.
    package var interval = Duration.seconds(5)
    /// For connection, request and answer together.
    package var timeout = Duration.seconds(10)

    package init(url: String) {
      self.url = url
    }
  }

  private enum Outcome {
    case taken
    /// Trying again may help.
    case busy
    case refused
  }

  private static let attemptsMax = 3
  private static let answerBytesMax = 65_536
  /// How often it is looked whether a batch is there.
  private static let glance = Duration.milliseconds(200)
  /// For what is left when the server stops.
  private static let partingTime = Duration.seconds(3)

  private let configuration: Configuration
  private let queue: SpanQueue
  private let client: HTTPClient
  private let logger: Logger

  package init(_ configuration: Configuration, queue: SpanQueue, logger: Logger) {
    self.configuration = configuration
    self.queue = queue
    self.logger = logger
    var http = HTTPClient.Configuration()
    // Headers may have a key, which is for nobody else.
    http.redirectConfiguration = .disallow
    // We try again ourselves, and it would until the time of a request is over.
    http.connectionPool.retryConnectionEstablishment = false
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: http)
  }

  /// Exports until the task is cancelled.
  package func run() async {
    while !Task.isCancelled {
      guard await waitForWork() else { return }
      await exportBatch(attemptsMax: Self.attemptsMax, timeout: configuration.timeout)
    }
  }

  /// Exports what is left, as far as it goes at once, and takes leave of the collector.
  package func finish() async {
    let end = ContinuousClock.now + Self.partingTime
    while queue.count > 0, case let left = ContinuousClock.now.duration(to: end), left > .zero {
      await exportBatch(attemptsMax: 1, timeout: left)
    }
    do {
      try await client.shutdown()
    } catch {
      logger.debug("the client of the collector did not stop", metadata: ["error": "\(error)"])
    }
  }

  /// - Returns: false when the task was cancelled meanwhile.
  private func waitForWork() async -> Bool {
    let due = ContinuousClock.now + configuration.interval
    do {
      while queue.count < configuration.batchCountMax {
        let left = ContinuousClock.now.duration(to: due)
        guard left > .zero else { break }
        try await Task.sleep(for: min(left, Self.glance))
      }
      return true
    } catch {
      return false
    }
  }

  private func exportBatch(attemptsMax: Int, timeout: Duration) async {
    let spans = queue.take(configuration.batchCountMax)
    guard !spans.isEmpty else { return }
    let body = TraceExportRequest(
      resource: configuration.resource,
      scope: (configuration.scopeName, configuration.scopeVersion), spans: spans
    ).json.text()
    var outcome = Outcome.busy
    for attempt in 1...attemptsMax {
      outcome = await post(body, timeout)
      guard outcome == .busy, attempt < attemptsMax, !Task.isCancelled else { break }
      // Ends early, by an error, when the server stops: then it is not tried again.
      guard (try? await Task.sleep(for: .seconds(attempt))) != nil else { break }
    }
    // The server stops: `finish` has its own time for them.
    if outcome == .busy, Task.isCancelled { return queue.giveBack(spans) }
    queue.ended(spans.count, isExported: outcome == .taken)
    if outcome != .taken {
      logger.info("spans were not exported", metadata: ["done": "\(spans.count)"])
    }
  }

  private func post(_ body: String, _ timeout: Duration) async -> Outcome {
    var request = HTTPClientRequest(url: configuration.url)
    request.method = .POST
    request.headers.add(name: "content-type", value: "application/json")
    for header in configuration.headers {
      request.headers.add(name: header.name, value: header.value)
    }
    request.body = .bytes(ByteBuffer(string: body))
    do {
      let response = try await client.execute(
        request, timeout: .nanoseconds(Int64(timeout / .nanoseconds(1))))
      // Read to its end, or its connection could not be used again.
      _ = try await response.body.collect(upTo: Self.answerBytesMax)
      switch response.status.code {
      case 200..<300: return .taken
      case 429, 502, 503, 504: return .busy
      default: return .refused
      }
    } catch {
      return .busy
    }
  }
}
