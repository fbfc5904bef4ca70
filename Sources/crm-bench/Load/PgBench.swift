import Foundation
import Measurement
import Synchronization

/// pgbench, prepared, with statements of ours.
final class PgBench: Sendable {
  private let program: String
  private let connection: String
  private let files: [String]
  private let directory: String
  private let runs = Atomic(0)

  /// pgbench has no variables that hold text, so what differs in texts are scripts, of which it takes 128.
  static let scriptsMax = 100

  /// - Parameter scripts: of which each transaction runs one. Their `:n` is another number each time, for
  ///   each `:client_id`.
  init(_ connection: String, scripts: [String]) throws {
    self.connection = connection
    program = try Self.find()
    directory = NSTemporaryDirectory() + "/crm-bench-sql-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    var files: [String] = []
    for (number, script) in scripts.enumerated() {
      let path = "\(directory)/\(number).sql"
      try script.write(toFile: path, atomically: false, encoding: .utf8)
      files.append(path)
    }
    self.files = files
  }

  /// A script of one statement, whose parameters are a resource's id everywhere but behind LIMIT.
  static func statement(_ sql: String, of id: String, limit: Int = 0) -> String {
    let limited = sql.replacing(/LIMIT \$[0-9]+/, with: "LIMIT \(limit)")
    return limited.replacing(/\$[0-9]+/, with: "'\(id)'::uuid") + ";\n"
  }

  /// So many of them in one round trip, for `pgbench` in pipeline mode: a transaction each.
  static func pipelined(_ statement: String, _ count: Int) -> String {
    "\\startpipeline\n" + String(repeating: statement, count: count) + "\\endpipeline\n"
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
    let first = runs.add(1, ordering: .relaxed).newValue * 10_000_000
    let arguments =
      ["-n", "-M", "prepared", "-c", "\(clients)", "-j", "1", "-t", "\(count)", "-D", "n=\(first)"]
      + files.flatMap { ["-f", $0] } + [connection]
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
