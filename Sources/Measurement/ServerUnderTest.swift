import AccessTokens
import Foundation
package import RPCClient

/// A crm-server of our own on a temporary state directory, and what the kernel knows of it.
package struct ServerUnderTest: Sendable {
  /// libpq keywords for the private cluster.
  package let database: String
  /// Made by the server's own key, good for longer than any measurement.
  package let token: String
  private let program: ChildProgram
  package let stateDirectory: String
  private let isKept: Bool

  package var processID: Int32 { program.processID }
  package var address: ServerAddress { program.address }

  /// - Parameters:
  ///   - descriptors: how many the server may have; nil for as many as we may.
  ///   - keptIn: a state directory that stays, and may be there already; nil for a temporary one.
  /// - Throws: `BenchError` with the server's last words when it does not get ready.
  package static func start(
    descriptors: Int? = nil, keptIn kept: String? = nil
  ) async throws -> ServerUnderTest {
    let temporary = "/tmp/crm-bench-\(ProcessInfo.processInfo.processIdentifier)"
    let stateDirectory = kept ?? temporary
    let server = ChildProgram.path(of: "crm-server")
    let arguments = ["serve", "--listen", "127.0.0.1:0", "--state-dir", stateDirectory]
    let limited = descriptors.map { ["--nofile=\($0)", server] + arguments }
    let program = try ChildProgram(
      limited == nil ? server : "/usr/bin/prlimit", limited ?? arguments,
      environment: ChildProgram.environment)
    do {
      return ServerUnderTest(
        database: "host=\(stateDirectory)/run port=5432 dbname=crm user=crm",
        token: try Self.token(inStateDirectory: stateDirectory), program: program,
        stateDirectory: stateDirectory, isKept: kept != nil)
    } catch {
      await program.stop()
      throw error
    }
  }

  /// Starts one as `start` does, and ends it behind `body`, behind its error, and behind an interruption.
  package static func with(
    keptIn kept: String? = nil,
    _ body: @escaping @Sendable (ServerUnderTest) async throws -> Void
  ) async throws {
    let server = try await start(keptIn: kept)
    do {
      try await Interruption.ending { try await body(server) }
    } catch {
      await server.stop()
      throw error
    }
    await server.stop()
  }

  /// A client of it that may do everything.
  package var clientConfiguration: ClientConfiguration {
    Self.configuration(token)
  }

  /// A client of it that may do this alone.
  package func clientConfiguration(for permissions: [String]) throws -> ClientConfiguration {
    Self.configuration(
      try Self.token(inStateDirectory: stateDirectory, permissions: permissions))
  }

  private static func configuration(_ token: String) -> ClientConfiguration {
    var configuration = ClientConfiguration()
    configuration.authorization = { "Bearer \(token)" }
    return configuration
  }

  private static func token(
    inStateDirectory directory: String, permissions: [String] = LocalKey.permissions
  ) throws -> String {
    let secret = try LocalKey.read(inStateDirectory: directory)
    return TokenMint(
      secret: secret.bytes, keyID: LocalKey.keyID, issuer: LocalKey.issuer,
      audience: LocalKey.audience
    ).token(
      subject: "bench", permissions: permissions,
      now: Int64(Date().timeIntervalSince1970), lifetimeSeconds: 86_400)
  }

  /// Ends the server by SIGTERM and removes its files, unless they are kept.
  package func stop() async {
    await program.stop()
    guard !isKept else { return }
    // A temporary directory that cannot be removed is no reason to fail a measurement.
    try? FileManager.default.removeItem(atPath: stateDirectory)
  }

  /// What the server and PostgreSQL have used so far.
  package func usage() -> Usage {
    let postmaster = ProcessTable.children(of: program.processID)
    let backends = postmaster.flatMap(ProcessTable.children(of:))
    return Usage(
      serverCPUSeconds: ProcessTable.cpuSeconds(of: program.processID),
      postgresCPUSeconds: (postmaster + backends).map(ProcessTable.cpuSeconds(of:)).reduce(0, +),
      clientCPUSeconds: ProcessTable.cpuSeconds(of: ProcessInfo.processInfo.processIdentifier),
      serverResidentKiB: ProcessTable.residentKiB(of: program.processID))
  }
}
