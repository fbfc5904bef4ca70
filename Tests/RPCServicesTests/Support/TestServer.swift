import GRPCProto
import Logging
import Protobuf
import RPCClient
import RPCCore
import RPCServer
import RPCServices

/// Both services on a free port of the loopback.
struct TestServer {
  let board: HealthBoard
  let client: RPCClient

  var health: HealthClient<RPCClient> { HealthClient(client) }
  var reflection: ServerReflectionClient<RPCClient> { ServerReflectionClient(client) }

  static let files = FileDescriptorSet(GRPCProtoFiles.all)

  /// Runs `body` against a server of its own and stops that in any case.
  static func with(_ body: (TestServer) async throws -> Void) async throws {
    let board = HealthBoard(services: ["a.A"])
    var router = Router()
    router.registerHealth(HealthService(board))
    try router.registerReflection(files: files)
    let server = RPCServer(
      router: router, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
      errorDomain: "test.domain", eventLoopCount: 1)
    let address = try await server.start(host: "127.0.0.1", port: 0)
    let client = RPCClient(host: "127.0.0.1", port: address.port)
    let outcome: Result<Void, any Error>
    do {
      outcome = .success(try await body(TestServer(board: board, client: client)))
    } catch {
      outcome = .failure(error)
    }
    await client.close()
    await server.shutdown(gracePeriod: .milliseconds(100))
    try outcome.get()
  }
}
