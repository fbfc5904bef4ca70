import CRM
import Testing

/// What is kept for a while goes when its time is over, and nothing else.
@Suite struct RecordExpiryTests {
  @Test func eventsOfMoreThanThirtyDaysAreForgottenABatchAtATime() async throws {
    try await withCRM { crm in
      try await crm.execute(
        """
        INSERT INTO outbox_event (occurred_at, type, resource_id, revision, fields)
        SELECT now() - age * interval '1 day', 'old', gen_random_uuid(), 1, '{}'
        FROM unnest(ARRAY[40, 35, 31, 29, 0]) AS age
        """)
      func expire() async throws -> Int {
        try await OutboxEvents.expire(
          in: crm.database, batchSize: 2, deadline: .now + .seconds(30))
      }
      #expect(try await expire() == 2)
      #expect(try await expire() == 1)
      #expect(try await expire() == 0)
      let left = try await crm.database.report(
        "SELECT count(*) FROM outbox_event WHERE type = 'old'", deadline: .now + .seconds(30))
      #expect(try left[0].decode(Int.self, at: 0) == 2)
    }
  }
}
