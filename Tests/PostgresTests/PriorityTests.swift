import Glibc
import Testing

@testable import Postgres

@Suite struct PriorityTests {
  /// Of `nice`, of the process that ran the query.
  private func niceness(_ rows: Rows) throws -> CInt {
    let process = try rows[0].decode(Int32.self, at: 0)
    return getpriority(__priority_which_t(PRIO_PROCESS.rawValue), id_t(process))
  }

  @Test func longReadsLeaveTheProcessorsToOthersWherePostgreSQLIsOnThisMachine() async throws {
    try await withDatabase(\.isOnThisMachine, true) { database in
      let process: Query = "SELECT pg_backend_pid()"
      let report = try await database.report(process, deadline: soon)
      #expect(try niceness(report) == 10)
      let search = try await database.report(process, planned: .once, deadline: soon)
      #expect(try niceness(search) == getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0))
      let read = try await database.read(process, deadline: soon)
      #expect(try niceness(read) == getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0))
    }
  }

  @Test func nobodyIsSlowedDownWhereItMayBeElsewhere() async throws {
    try await withDatabase { database in
      let report = try await database.report("SELECT pg_backend_pid()", deadline: soon)
      #expect(try niceness(report) == getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0))
    }
  }
}
