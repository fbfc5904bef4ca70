import Foundation
import Testing

/// Runs of `crmctl migrate-from` from one database to one service.
struct MigrationRun {
  let crm: TestCRM
  let old: OldService
  let folder: String

  var links: String { folder + "/links.ndjson" }
  var report: String { folder + "/report.ndjson" }
  var crmctl: Crmctl { Crmctl(server: "127.0.0.1:\(crm.port)") }

  func run(
    _ arguments: String..., token: String = TestTokens.everything
  ) async throws -> MigrationOutcome {
    var crmctl = crmctl
    crmctl.token = token
    let outcome = try await crmctl.run(
      ["migrate-from", old.url, "--links", links, "-o", "json"] + arguments)
    return MigrationOutcome(
      status: outcome.status, output: outcome.output, errors: outcome.errors)
  }

  /// What an old row is now.
  func newID(_ old: Int, in table: String = "customers") throws -> String {
    let line = try Self.lines(links).first {
      $0["table"] as? String == table && $0["old_id"] as? Int == old
    }
    return try #require(line?["new_id"] as? String)
  }

  static func lines(_ path: String) throws -> [[String: Any]] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
    }
  }
}

struct MigrationOutcome {
  let status: Int32
  let output: String
  let errors: String

  /// The sums of a table.
  func table(_ name: String) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    let tables = json?["tables"] as? [[String: Any]]
    return try #require(tables?.first { $0["table"] as? String == name }, "\(errors)")
  }

  func count(_ name: String) throws -> Int {
    let sums = try table(name)
    return (sums["migrated"] as? Int ?? 0) + (sums["already_there"] as? Int ?? 0)
  }
}
