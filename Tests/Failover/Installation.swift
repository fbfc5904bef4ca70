import AccessTokens
import Foundation
import Measurement
import RPCClient
import ReplicatedPostgres

/// Servers over one database, and who calls them.
struct Installation: Sendable {
  let servers: [CRMServer]
  private let token: String

  /// Migrates the database and starts the servers.
  /// - Parameters:
  ///   - url: libpq keywords for a role.
  ///   - directory: for logs.
  static func start(
    servers count: Int, in directory: String, database url: (_ role: String) -> String
  ) async throws -> Installation {
    let secret = Secret.random()
    let environment = [
      "PATH": "/usr/bin:/bin", "SECRET_KEY": secret, "CRM_AUDIT_KEY": Secret.random(),
      "DATABASE_URL": url("crm_service"),
    ]
    let migration = try await LaunchedProcess.launch(
      CRMServer.program, ["migrate", "--service-role", "crm_service"],
      environment: environment.merging(["DATABASE_URL": url("crm")]) { $1 },
      logPath: "\(directory)/migrate.log")
    guard await migration.end() == 0 else {
      throw BenchError("the database was not migrated: see \(directory)/migrate.log")
    }
    let servers = try (0..<count).map { number in
      CRMServer(
        port: try FreePort.any(), environment: environment,
        logPath: "\(directory)/server-\(number).log")
    }
    let token = TokenMint(
      secret: Array(secret.utf8), issuer: "auth-service", audience: "mtterp"
    ).token(
      subject: "failover", permissions: LocalKey.permissions,
      now: Int64(Date().timeIntervalSince1970), lifetimeSeconds: 86_400)
    let installation = Installation(servers: servers, token: token)
    do {
      for server in servers { try await server.start() }
    } catch {
      await installation.stop()
      throw error
    }
    return installation
  }

  /// - Parameter retries: nil for those of every client.
  func client(retries: RetryPolicy? = nil) -> RPCClient {
    var configuration = ClientConfiguration()
    configuration.authorization = { [token] in "Bearer \(token)" }
    if let retries { configuration.retries = retries }
    return RPCClient(
      servers.map { ServerAddress(host: "127.0.0.1", port: $0.port) },
      configuration: configuration)
  }

  func stop() async {
    for server in servers { await server.stop() }
  }
}

/// Runs `body` with an empty directory below /tmp that PostgreSQL's user can pass through; its files stay when
/// it throws.
func withDirectory<Value>(_ body: (String) async throws -> Value) async throws -> Value {
  let path = "/tmp/crm-failover-\(getpid())"
  try? FileManager.default.removeItem(atPath: path)
  try FileManager.default.createDirectory(
    atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o711])
  let value = try await body(path)
  // A directory that cannot be removed is no reason to fail.
  try? FileManager.default.removeItem(atPath: path)
  return value
}
