import CRMProto
import Postgres
import RPCCore
import Testing
import WireProto

/// Calculations that do not end the way they began.
@Suite(.timeLimit(.minutes(2))) struct CalculationTests {
  @Test(arguments: ["", #","created_at":{"within_last":"1d"}"#])
  func criteriaThatChangeMeanwhileAreAskedOfEverybody(more: String) async throws {
    try await withCRM { crm in
      for number in 0..<50 {
        _ = try await crm.create(.individual().with(\.tags, [number % 2 == 0 ? "a" : "b"]))
      }
      var segment = try await crm.createSegment("Changing", #"{"tags":"a"\#(more)}"#)
      let first = try await crm.segments.recalculateSegments(.init(ids: [segment.id]))
      #expect(try await crm.keeper.calculator.step() == .worked)
      #expect(try await crm.get(segment).status == .calculating)
      segment.criteria = #"{"tags":"b"\#(more)}"#
      segment = try await crm.segments.updateSegment(
        .init(segment: segment, updateMask: .init(paths: ["criteria"])))
      #expect(try await crm.keeper.calculator.step() == .worked)
      #expect(try await crm.get(segment).status == .pending)
      let second = try await crm.segments.recalculateSegments(.init(ids: [segment.id]))
      #expect(second.calculationID != first.calculationID)
      try await crm.bringSegmentsUpToDate()
      let ready = try await crm.get(segment)
      #expect(ready.status == .ready && ready.customerCount == 25)
      let preview = try await crm.segments.previewSegment(.init(criteria: segment.criteria))
      #expect(preview.customerCount == 25)
    }
  }

  @Test func oneThatCannotBeDoneSaysWhyAndDoesNotKeepOthersFromIt() async throws {
    try await withCRM { crm in
      _ = try await crm.create(.individual().with(\.tags, ["a"]))
      let refused = try await crm.createSegment("Refused", #"{"tags":"a"}"#)
      try await crm.execute(
        "ALTER TABLE customer_segment ADD CONSTRAINT nobody CHECK (cardinality(segments) = 0)")
      let request = RecalculateSegmentsRequest(ids: [refused.id], requestID: freshRequestID())
      _ = try await crm.segments.recalculateSegments(request)
      let empty = try await crm.createSegment("Empty", #"{"tags":"b"}"#)
      for _ in 0..<5 {
        await #expect(throws: PostgresError.self) { try await crm.bringSegmentsUpToDate() }
      }
      try await crm.bringSegmentsUpToDate()
      let failed = try await crm.get(refused)
      #expect(failed.status == .failed && failed.statusReason.contains("nobody"))
      let answer = try await crm.segments.recalculateSegments(request)
      #expect(answer.done && answer.segmentsFailed == 1 && answer.segmentsDone == 0)
      #expect(try await crm.get(empty).status == .ready)

      try await crm.execute("ALTER TABLE customer_segment DROP CONSTRAINT nobody")
      _ = try await crm.segments.recalculateSegments(.init(ids: [refused.id]))
      try await crm.bringSegmentsUpToDate()
      let mended = try await crm.get(refused)
      #expect(mended.status == .ready && mended.statusReason.isEmpty && mended.customerCount == 1)
    }
  }

  /// Once as a pass over everybody, who are scheduled then; once by looking for those who are wrong.
  @Test func aCheckOfWhatTimeChangesPutsMembersAndTheirTimesRight() async throws {
    try await withCRM { crm in
      for _ in 0..<15 { _ = try await crm.create(.individual()) }
      let segment = try await crm.createSegment("New", #"{"created_at":{"within_last":"1d"}}"#)
      try await crm.bringSegmentsUpToDate()
      #expect(try await crm.get(segment).customerCount == 15)
      // As if it had been true of nobody.
      try await crm.execute("UPDATE customer_segment SET segments = '{}'")
      try await crm.execute("UPDATE segment_count SET customers = 0")
      try await crm.execute("DELETE FROM segment_due")
      _ = try await crm.segments.recalculateSegments(.init(ids: [segment.id]))
      try await crm.bringSegmentsUpToDate()
      #expect(try await crm.get(segment).customerCount == 15)
      let dues = try await crm.database.report("SELECT FROM segment_due", deadline: soon)
      #expect(dues.count == 15)
    }
  }
}

extension TestCRM {
  fileprivate func get(_ segment: Segment) async throws -> Segment {
    try await segments.getSegment(.init(id: segment.id))
  }
}
