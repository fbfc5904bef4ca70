import CRM
import Foundation
import Measurement

/// pgbench with the very SQL of GetCustomer, prepared, on the same rows.
struct PgBench: Sendable {
  private let program: String
  private let connection: String
  private let scripts: [String]
  private let directory: String

  /// Rows that both sides read: pgbench has no variables that hold text, so each row is a script.
  static let rowCount = 100

  init(connection: String, ids: [String]) throws {
    self.connection = connection
    program = try Self.find()
    directory = NSTemporaryDirectory() + "/crm-bench-sql-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    var scripts: [String] = []
    for (number, id) in ids.prefix(Self.rowCount).enumerated() {
      let path = "\(directory)/\(number).sql"
      let statement = CustomerStore.findText.replacing("$1", with: "'\(id)'::uuid")
      try "\(statement);\n".write(toFile: path, atomically: false, encoding: .utf8)
      scripts.append(path)
    }
    self.scripts = scripts
  }

  /// Runs for about as long as asked: by a number of transactions, reckoned from a short run, because
  /// pgbench's own timer is a signal that children of Foundation's Process find blocked.
  /// - Returns: transactions a second, connecting left out.
  func run(clients: Int, seconds: Double) async throws -> Double {
    let trial = try await rate(clients: clients, transactionsPerClient: 500)
    let count = Int(trial * seconds) / clients
    return try await rate(clients: clients, transactionsPerClient: max(500, count))
  }

  private func rate(clients: Int, transactionsPerClient count: Int) async throws -> Double {
    let arguments =
      ["-n", "-M", "prepared", "-c", "\(clients)", "-j", "1", "-t", "\(count)"]
      + scripts.flatMap { ["-f", $0] } + [connection]
    let output = try await Self.output(of: program, arguments)
    let line = output.split(separator: "\n").first { $0.hasPrefix("tps = ") }
    guard let tps = line?.split(separator: " ").dropFirst(2).first.flatMap({ Double($0) }) else {
      throw BenchError("pgbench said nothing of its rate:\n\(output)")
    }
    return tps
  }

  func removeFiles() {
    // A temporary directory: no harm when it stays.
    try? FileManager.default.removeItem(atPath: directory)
  }

  private static func find() throws -> String {
    let manager = FileManager.default
    let root = "/usr/lib/postgresql"
    // Absent when PostgreSQL is installed elsewhere.
    let versions = ((try? manager.contentsOfDirectory(atPath: root)) ?? []).compactMap { Int($0) }
    let paths = versions.sorted(by: >).map { "\(root)/\($0)/bin/pgbench" } + ["/usr/bin/pgbench"]
    guard let path = paths.first(where: manager.isExecutableFile) else {
      throw BenchError("pgbench is missing: apt-get install postgresql")
    }
    return path
  }

  private static func output(of program: String, _ arguments: [String]) async throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = pipe
    return try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Result {
            try process.run()
            let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return String(decoding: data, as: UTF8.self)
          })
      }
    }
  }
}
