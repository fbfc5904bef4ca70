import Foundation
import RPCCore
import Testing

/// `docs/migrating.md`, and the README's table of it, against what the server serves.
@Suite(.timeLimit(.minutes(2))) struct MigrationTableTests {
  private struct Row {
    let endpoint: String
    let method: String
    let isServed: Bool
  }

  @Test func everyEndpointHasARowAndEveryRowSaysWhetherItIsServed() async throws {
    let rows = try Self.rows(of: "docs/migrating.md", cells: 3)
    #expect(rows.count == 28 && Set(rows.map(\.endpoint)).count == 28)
    try await withCRM { crm in
      for row in rows {
        let outcome = await atOnce(1) { _ in
          try await crm.calls.unary("crm.v1.\(row.method)", payload: [], options: .default)
        }
        let isServed = outcome.first?.code != .unimplemented
        #expect(isServed == row.isServed, "\(row.endpoint): \(row.method)")
      }
    }
  }

  @Test func theREADMEHasTheSameRows() throws {
    let told = try Self.rows(of: "README.md", cells: 2).map { "\($0.endpoint) \($0.method)" }
    let rows = try Self.rows(of: "docs/migrating.md", cells: 3)
    #expect(told == rows.map { "\($0.endpoint) \($0.method)" })
  }

  /// Those lines of tables with so many cells that begin with a path.
  private static func rows(of file: String, cells count: Int) throws -> [Row] {
    let file = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().appendingPathComponent("../../../\(file)")
    let lines = try String(contentsOf: file.standardized, encoding: .utf8).split(separator: "\n")
    return lines.compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == count,
        ["`GET /", "`POST /", "`PUT /", "`DELETE /"].contains(where: cells[0].hasPrefix)
      else { return nil }
      return Row(
        endpoint: cells[0], method: cells[1].trimmingCharacters(in: ["`"]),
        isServed: cells.last != "not served yet")
    }
  }
}

extension Result where Failure == any Error {
  fileprivate var code: RPCCode? {
    guard case .failure(let error as RPCError) = self else { return nil }
    return error.code
  }
}
