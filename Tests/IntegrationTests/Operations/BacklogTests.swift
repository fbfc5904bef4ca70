import CRM
import CRMProto
import Foundation
import Testing

/// What the database says that waits.
@Suite(.timeLimit(.minutes(2))) struct BacklogTests {
  @Test func itIsWhatWaits() async throws {
    try await withCRM { crm in
      func backlog() async throws -> Backlog {
        try await Backlog.read(in: crm.database, deadline: soon)
      }
      let empty = try await backlog()
      #expect(empty.flipsLate == 0 && empty.flipLatenessSeconds == 0)
      #expect(empty.segments == [0, 0, 0, 0] && empty.calculationsOpen == 0)
      #expect(empty.auditEntriesUnsealed == 0 && empty.oldestUnsealedSeconds == 0)
      #expect(empty.oldestOutboxEventSeconds == 0)

      _ = try await crm.create(.individual())
      _ = try await crm.createSegment("Everybody", "{}")
      try await crm.execute(
        """
        INSERT INTO segment_due (customer_id, due_at)
        SELECT id, now() - interval '90 seconds' FROM customer
        """)
      let busy = try await backlog()
      #expect(busy.flipsLate == 1 && (90..<150).contains(busy.flipLatenessSeconds))
      #expect(busy.segments == [1, 0, 0, 0])
      #expect(busy.auditEntriesUnsealed == 2 && busy.oldestUnsealedSeconds > 0)
      #expect(busy.oldestOutboxEventSeconds > 0)

      try await crm.bringSegmentsUpToDate()
      try await crm.sealer.sealAll()
      let done = try await backlog()
      #expect(done.flipsLate == 0 && done.segments == [0, 0, 1, 0])
      #expect(done.auditEntriesUnsealed == 0)
      #expect(abs(done.lastSealSeconds - Date().timeIntervalSince1970) < 60)
    }
  }
}
