import Protobuf

/// The sums of a migration, as people and as programs read them. No value of a row is in it.
struct MigrationSummary {
  let report: MigrationReport
  let isDryRun: Bool
  let unknownColumns: [String]
  let reportPath: String?
  let linksPath: String

  var answer: Answer {
    let tables = OldTable.allCases.map { table -> JSONValue in
      let sums = report[table]
      return .object(
        [.init("table", .string(table.rawValue))]
          + Self.numbers(sums).map { .init($0, .number(JSONNumber($1))) }
          + ["repaired", "noted", "refused"].map { outcome in
            .init("\(outcome)_by_kind", .object(Self.kinds(sums, outcome)))
          })
    }
    return Answer([
      .init("dry_run", .bool(isDryRun)), .init("tables", .array(tables)),
      .init("columns_left", .array(unknownColumns.map { .string($0) })),
      .init("links", .string(linksPath)),
      .init("report", reportPath.map { .string($0) } ?? .null),
    ])
  }

  var text: String {
    var sums = Table(
      headings: [
        "table", "read", isDryRun ? "fit" : "migrated", "already there", "repaired", "refused",
      ])
    var kinds = Table(headings: ["table", "what", "kind", "rows"])
    for table in OldTable.allCases {
      let own = report[table]
      sums.rows.append([table.rawValue] + Self.numbers(own).map { String($1) })
      for outcome in ["repaired", "noted", "refused"] {
        kinds.rows += Self.kinds(own, outcome).map {
          [table.rawValue, outcome, $0.name, $0.value.text()]
        }
      }
    }
    var parts = [sums.text()]
    if !kinds.rows.isEmpty { parts.append(kinds.text()) }
    if !unknownColumns.isEmpty {
      parts.append("Not migrated: the columns \(unknownColumns.joined(separator: ", "))")
    }
    if let reportPath { parts.append("Each repaired and refused row: \(reportPath)") }
    if !isDryRun { parts.append("Old ids and new ones: \(linksPath)") }
    return parts.joined(separator: "\n\n")
  }

  private static func numbers(_ sums: MigrationReport.Sums) -> [(String, Int)] {
    [
      ("read", sums.read), ("migrated", sums.migrated), ("already_there", sums.there),
      ("repaired", sums.repaired), ("refused", sums.refused),
    ]
  }

  private static func kinds(
    _ sums: MigrationReport.Sums, _ outcome: String
  ) -> [JSONValue.Member] {
    sums.kinds.filter { $0.key.outcome == outcome }
      .sorted { ($1.value, $0.key.name) < ($0.value, $1.key.name) }
      .map { .init($0.key.name, .number(JSONNumber($0.value))) }
  }
}
