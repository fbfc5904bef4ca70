import CRM
import CRMProto
import Foundation
import Postgres
import RPCClient
import Testing

/// What two servers do for segments when one of them is killed.
@Suite(.timeLimit(.minutes(3))) struct SegmentTakeoverTests {
  private static let customerCount: Int64 = 7_000

  @Test func theOtherServerGoesOnWithACalculation() async throws {
    try await ProgramDirectory.with { directory in
      let url = try await MigratedDatabase.make()
      try await withServer(over: url) { crm in
        _ = try await crm.create(.individual().with(\.tags, ["a"]))
        try await crm.multiplyCustomers()
        // Slow enough to be met in the midst of it.
        try await crm.execute(
          """
          CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN PERFORM pg_sleep(0.5); RETURN NEW; END $$
          """)
        try await crm.execute(
          """
          CREATE TRIGGER slowly BEFORE UPDATE OF position ON segment_calculation
          FOR EACH ROW EXECUTE FUNCTION slowly()
          """)
        let (one, _) = try await directory.serve(databaseURL: url)
        let segment = try await crm.createSegment("All", #"{"tags":"a"}"#)
        let isOnItsWay: Query = "SELECT FROM segment_calculation WHERE customers_done > 0"
        #expect(
          try await eventually {
            try await !crm.database.report(isOnItsWay, deadline: soon).isEmpty
          })
        let (two, client) = try await directory.serve(databaseURL: url)
        one.signal(SIGKILL)
        _ = await one.end()
        #expect(try await crm.segments.getSegment(.init(id: segment.id)).status == .calculating)
        let segments = SegmentServiceClient(client)
        #expect(
          try await eventually {
            try await segments.getSegment(.init(id: segment.id)).status == .ready
          })
        let ready = try await segments.getSegment(.init(id: segment.id))
        #expect(ready.customerCount == Self.customerCount)
        // It was gone on with: begun once, and nobody was counted twice.
        let history = try await segments.getSegmentHistory(
          .init(id: segment.id, granularity: .calculation))
        #expect(history.points.map(\.entered) == [Self.customerCount])
        two.signal(SIGTERM)
        #expect(await two.end() == .orderly)
      }
    }
  }

  @Test func theOtherServerEndsWhatTimeEnds() async throws {
    try await ProgramDirectory.with { directory in
      let url = try await MigratedDatabase.make()
      try await withServer(over: url) { crm in
        _ = try await crm.create(.individual())
        try await crm.multiplyCustomers()
        let (one, _) = try await directory.serve(databaseURL: url)
        let (two, client) = try await directory.serve(databaseURL: url)
        // The last of them leaves after thirty seconds.
        try await crm.execute(
          "UPDATE customer SET created_at = now() - interval '1 hour' + random() * interval '30 s'")
        let segments = SegmentServiceClient(client)
        let segment = try await segments.createSegment(
          .init(
            segment: Segment(name: "New", criteria: #"{"created_at":{"within_last":"1h"}}"#)))
        func count() async throws -> Int64 {
          let now = try await segments.getSegment(.init(id: segment.id))
          return now.status == .ready ? now.customerCount : .max
        }
        #expect(try await eventually { try await count() < 6_000 })
        one.signal(SIGKILL)
        _ = await one.end()
        #expect(try await count() > 0)
        #expect(try await eventually(within: .seconds(60)) { try await count() == 0 })
        two.signal(SIGTERM)
        #expect(await two.end() == .orderly)
      }
    }
  }
}

extension TestCRM {
  /// Has 7,000 like the only customer that there is.
  fileprivate func multiplyCustomers() async throws {
    try await execute(
      """
      DO $$
      BEGIN
        EXECUTE (
          SELECT format(
            'INSERT INTO customer (%s) SELECT %s FROM customer, generate_series(2, 7000) AS number',
            string_agg(attname, ','),
            string_agg(CASE attname WHEN 'id' THEN 'gen_random_uuid()'
              WHEN 'email' THEN 'number || email' ELSE attname END, ','))
          FROM pg_attribute
          WHERE attrelid = 'customer'::regclass AND attnum > 0 AND attgenerated = ''
            AND NOT attisdropped);
      END $$
      """)
  }
}
