import CRMProto
import Foundation
import Logging
import Postgres
import RPCClient
import Synchronization

/// A state directory for `crm-server` processes, removed behind the test.
struct ProgramDirectory {
  let path: String
  private let programs = Programs()

  /// Runs `body` with a fresh directory; what it has launched and left running is killed.
  static func with(_ body: (ProgramDirectory) async throws -> Void) async throws {
    try await Slots.programs.occupied {
      let directory = ProgramDirectory(
        path:
          "/tmp/crm-program-test-\(getpid())-\(nextNumber.wrappingAdd(1, ordering: .relaxed).newValue)"
      )
      try FileManager.default.createDirectory(
        atPath: directory.path, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o711])
      let outcome: Result<Void, any Error>
      do {
        outcome = .success(try await body(directory))
      } catch {
        outcome = .failure(error)
      }
      await directory.programs.endAll()
      // PostgreSQL's processes may still be ending after a kill.
      _ = try await eventually {
        (try? FileManager.default.removeItem(atPath: directory.path)) != nil
      }
      try outcome.get()
    }
  }

  /// Writes a file of the directory.
  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  /// Launches the program in this directory, with it as its state directory, or with DATABASE_URL.
  /// - Parameter environment: beside what every program here gets; nil takes from that.
  func launch(
    _ arguments: [String] = [], databaseURL: String? = nil, environment: [String: String?] = [:]
  ) async throws -> Program {
    let usual: [String: String?] = [
      "CRM_STATE_DIR": path, "CRM_LISTEN": "127.0.0.1:0",
      "SECRET_KEY": TestTokens.secretText, "CRM_AUDIT_KEY": TestAudit.keyText,
      "DATABASE_URL": databaseURL,
    ]
    let program = try await Program.launch(
      arguments, environment: usual.merging(environment) { $1 }.compactMapValues(\.self),
      workingDirectory: path, logPath: "\(path)/program-\(programs.count).log")
    programs.add(program)
    return program
  }

  /// Launches it and waits until it serves.
  func serve(databaseURL: String? = nil) async throws -> (program: Program, client: RPCClient) {
    let program = try await launch(databaseURL: databaseURL)
    return (program, RPCClient(port: try await program.port()))
  }

  /// The embedded cluster, behind the server's back: as the owner of the tables unless said otherwise.
  func withDatabase(
    as role: String = "crm", _ body: (Database) async throws -> Void
  ) async throws {
    let database = Database(
      DatabaseConfiguration(
        connectionString: "host='\(path)/run' port=5432 dbname=crm user=\(role)"),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    do {
      try await body(database)
    } catch {
      await database.shutdown()
      throw error
    }
    await database.shutdown()
  }

  /// The embedded cluster's first process.
  var postmasterID: Int32? {
    let text = try? String(contentsOfFile: path + "/postgres/postmaster.pid", encoding: .utf8)
    return text?.split(separator: "\n").first.flatMap { Int32($0) }
  }
}

private let nextNumber = Atomic<Int>(0)

/// What a test has launched.
private final class Programs: Sendable {
  private let all = Mutex<[Program]>([])

  var count: Int { all.withLock { $0.count } }

  func add(_ program: Program) { all.withLock { $0.append(program) } }

  func endAll() async {
    for program in all.withLock({ $0 }) {
      // Of a program that has ended the number may be another's by now.
      guard !program.hasEnded else { continue }
      program.signal(SIGTERM)
      _ = await program.end()
    }
  }
}
