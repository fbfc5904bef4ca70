import Glibc
import Logging
import NIOCore
import ProbeService
import RPCClient
import RPCCore
import RPCServer
import Synchronization

/// A real server on a port of its own of the loopback.
struct TestServer {
  let service: TestService
  let server: RPCServer
  let port: Int
  let records: Records

  var gate: Gate { service.gate }
  var probe: ProbeService { service.probe }

  func connect() throws -> RawConnection { try RawConnection(port: port) }

  func client(limits: Limits = .default) -> RPCClient {
    var configuration = ClientConfiguration()
    configuration.limits = limits
    configuration.cancelMethod = TestService.cancelMethod
    return RPCClient(
      [ServerAddress(host: "127.0.0.1", port: port)], configuration: configuration)
  }
}

/// Ports that nobody else in this process gets: one that the kernel hands out (they are higher, see
/// `ip_local_port_range`) may be another test's a moment after it was freed, and whoever still calls it would
/// talk to a stranger.
enum OwnPort {
  private static let count = Atomic(Int(getpid()) % 5_000 * 2)

  static func next() -> Int { 20_000 + count.add(1, ordering: .relaxed).newValue % 12_000 }
}

/// Looks again and again, for ten seconds at most.
func eventually(_ isSo: () -> Bool) async throws {
  struct NeverCame: Error {}
  for _ in 0..<2_000 {
    if isSo() { return }
    try await Task.sleep(for: .milliseconds(5))
  }
  throw NeverCame()
}

/// Runs `body` against a server of its own and stops that in any case.
/// - Parameter apart: methods that run on the threads for long work.
func withServer(
  limits: Limits = .default, apart: [MethodDescriptor] = [], port: Int = OwnPort.next(),
  tls: TLSServerCredentials? = nil,
  logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
  _ body: (TestServer) async throws -> Void
) async throws {
  let service = TestService()
  let records = Records()
  var router = service.router
  router.runApart(apart)
  let server = RPCServer(
    router: router, limits: limits, tls: tls, logger: logger,
    errorDomain: "test.domain", eventLoopCount: 1, onCall: { records.append($0) })
  let address = try await start(server, port: port)
  let outcome: Result<Void, any Error>
  do {
    outcome = .success(
      try await body(
        TestServer(service: service, server: server, port: address.port, records: records)))
  } catch {
    outcome = .failure(error)
  }
  service.gate.open()
  await server.shutdown(gracePeriod: .milliseconds(100))
  try outcome.get()
}

/// Listens once nobody else does: a program that another test starts has all our sockets for a moment, also those
/// that a server before this one has closed meanwhile.
private func start(_ server: RPCServer, port: Int) async throws -> ListenAddress {
  let patience = ContinuousClock.now + .seconds(10)
  while true {
    do {
      return try await server.start(host: "127.0.0.1", port: port)
    } catch let error as IOError where error.errnoCode == EADDRINUSE && .now < patience {
      try await Task.sleep(for: .milliseconds(5))
    }
  }
}

/// The call records of a server.
final class Records: Sendable {
  private let records = Mutex<[CallRecord]>([])

  var all: [CallRecord] { records.withLock { $0 } }

  func append(_ record: CallRecord) { records.withLock { $0.append(record) } }

  func waitFor(_ isThere: ([CallRecord]) -> Bool) async throws {
    try await eventually { isThere(all) }
  }
}
