import Logging
import RPCClient
import RPCCore
import RPCServer
import Synchronization

/// A real server on a free port of the loopback.
struct TestServer {
  let probe: ProbeService
  let server: RPCServer
  let port: Int
  let records: Records

  func connect() throws -> RawConnection { try RawConnection(port: port) }

  func client(limits: Limits = .default) -> RPCClient {
    RPCClient(host: "127.0.0.1", port: port, limits: limits)
  }
}

/// Runs `body` against a server of its own and stops that in any case.
func withServer(
  limits: Limits = .default, port: Int = 0, _ body: (TestServer) async throws -> Void
) async throws {
  let probe = ProbeService()
  let records = Records()
  let server = RPCServer(
    router: probe.router, limits: limits,
    logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
    errorDomain: "test.domain", eventLoopCount: 1, onCall: { records.append($0) })
  let address = try await server.start(host: "127.0.0.1", port: port)
  let outcome: Result<Void, any Error>
  do {
    outcome = .success(
      try await body(
        TestServer(probe: probe, server: server, port: address.port, records: records)))
  } catch {
    outcome = .failure(error)
  }
  probe.gate.open()
  await server.shutdown(gracePeriod: .milliseconds(100))
  try outcome.get()
}

/// The call records of a server.
final class Records: Sendable {
  private let records = Mutex<[CallRecord]>([])

  var all: [CallRecord] { records.withLock { $0 } }

  func append(_ record: CallRecord) { records.withLock { $0.append(record) } }
}
