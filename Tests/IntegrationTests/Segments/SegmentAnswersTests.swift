import CRMProto
import Logging
import RPCCore
import Testing
import WireProto

/// What is answered about segments: why, how many, since when.
@Suite(.timeLimit(.minutes(2))) struct SegmentAnswersTests {
  @Test func anExplanationNamesEachConditionWithWhatDecided() async throws {
    try await withCRM { crm in
      let segment = try await crm.createSegment(
        "Callers",
        #"""
        {"loyalty_status": {"gte": "Gold"}, "any": [
          {"did": "interaction", "where": {"channel": "Phone"}, "count": {"gte": 2}},
          {"region": "Casablanca", "tags": ["VIP"]}]}
        """#)
      let customer = try await crm.create(
        .individual().with(\.region, "Casablanca").with(\.tags, ["VIP", "a"]))
      _ = try await crm.create(.phoneCall(with: customer.id))
      let answer = try await crm.segments.explainSegment(
        .init(segmentID: segment.id, customerID: customer.id))
      #expect(!answer.member)
      let lines = answer.conditions.map { condition in
        "\(condition.depth) \(condition.pointer) \(condition.holds) \(condition.actualValue)"
      }
      #expect(
        lines == [
          "0  false ", "1 /loyalty_status/gte false New", "1 /any true ",
          "2 /any/0 false 1 interaction", "2 /any/1 true ",
          "3 /any/1/region true Casablanca, MA-06", "3 /any/1/tags true VIP, a", "1  true true",
        ])
      _ = try await crm.update(customer.with(\.loyaltyStatus, .vip), ["loyalty_status"])
      let member = try await crm.segments.explainSegment(
        .init(segmentID: segment.id, customerID: customer.id))
      #expect(member.member && member.conditions[1].actualValue == "VIP")
      let unknown = try await refusal {
        try await crm.segments.explainSegment(
          .init(segmentID: segment.id, customerID: freshRequestID()))
      }
      #expect(unknown.reason == "CUSTOMER_NOT_FOUND")
    }
  }

  @Test func aPreviewCountsExactlyWithoutSavingAnything() async throws {
    try await withCRM { crm in
      var ids: [String] = []
      for number in 0..<5 {
        ids.append(
          try await crm.create(.individual().with(\.tags, number < 3 ? ["VIP"] : [])).id)
      }
      let preview = try await crm.segments.previewSegment(
        .init(criteria: #"{"tags":"VIP"}"#, sampleSize: 2))
      #expect(preview.customerCount == 3)
      #expect(preview.sample.map(\.id) == [ids[2], ids[1]])
      #expect(try await crm.segments.listSegments(.init()).segments.isEmpty)
      let wrong = try await refusal {
        try await crm.segments.previewSegment(.init(criteria: #"{"tag":"VIP"}"#, sampleSize: 101))
      }
      #expect(wrong.fields == ["sample_size"])
    }
  }

  @Test func historyHasAPointForEachDayAndForEachCalculation() async throws {
    // 2026-05-04T10:00Z
    let clock = SteppedClock(seconds: 1_777_888_800, step: 0)
    try await withCRM(clock: clock.wallClock) { crm in
      let first = try await crm.create(.individual().with(\.tags, ["a"]))
      let segment = try await crm.createSegment("A", #"{"tags":"a"}"#)
      try await crm.bringSegmentsUpToDate()
      clock.advance(by: 86_400)
      _ = try await crm.create(.individual().with(\.tags, ["a"]))
      _ = try await crm.create(.individual().with(\.tags, ["a"]))
      clock.advance(by: 86_400)
      _ = try await crm.update(first.with(\.tags, []), ["tags"])
      var days: [String] = []
      var token = ""
      repeat {
        let page = try await crm.segments.getSegmentHistory(
          .init(id: segment.id, pageSize: 2, pageToken: token))
        days += page.points.map { "\($0.customerCount) +\($0.entered) -\($0.left)" }
        token = page.nextPageToken
      } while !token.isEmpty
      #expect(days == ["2 +0 -1", "3 +2 -0", "1 +1 -0"])
      let calculations = try await crm.segments.getSegmentHistory(
        .init(id: segment.id, granularity: .calculation))
      #expect(calculations.points.map(\.entered) == [1])
      #expect(calculations.points.first?.durationMillis != nil)
    }
  }

  @Test func aRecalculationPutsRightWhatIsWrongAndOthersJoinIt() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual().with(\.tags, ["a"]))
      let segment = try await crm.createSegment("A", #"{"tags":"a"}"#)
      try await crm.bringSegmentsUpToDate()
      try await crm.execute("UPDATE customer_segment SET segments = '{}'")
      #expect(try await crm.members(of: segment.id).isEmpty)
      let requestID = freshRequestID()
      let begun = try await crm.segments.recalculateSegments(
        .init(ids: [segment.id], requestID: requestID))
      #expect(!begun.done && begun.segmentsTotal == 1 && begun.segmentsDone == 0)
      let joined = try await crm.segments.recalculateSegments(.init())
      #expect(joined.calculationID == begun.calculationID)
      try await crm.bringSegmentsUpToDate()
      let done = try await crm.segments.recalculateSegments(
        .init(ids: [segment.id], requestID: requestID))
      #expect(done.done && done.calculationID == begun.calculationID && done.segmentsDone == 1)
      let reused = try await refusal {
        try await crm.segments.recalculateSegments(.init(requestID: requestID))
      }
      #expect(reused.reason == "REQUEST_ID_REUSED")
      let others = try await crm.asCaller(with: ["crm:update:segments", "crm:read:segments"]) {
        try await SegmentServiceClient($0).recalculateSegments(.init(requestID: requestID))
      }
      #expect(others.calculationID != begun.calculationID)
      #expect(try await crm.members(of: segment.id) == [customer.id])
      let unknown = try await refusal {
        try await crm.segments.recalculateSegments(.init(ids: [freshRequestID()]))
      }
      #expect(unknown.reason == "SEGMENT_NOT_FOUND")
    }
  }

  @Test func assigningAnswersTheCustomersSegments() async throws {
    try await withCRM { crm in
      let b = try await crm.createSegment("b", "{}")
      let a = try await crm.createSegment("A", "{}")
      let customer = try await crm.create(.individual())
      try await crm.execute("UPDATE customer_segment SET segments = '{}'")
      let answer = try await crm.segments.assignCustomerSegments(.init(customerID: customer.id))
      #expect(answer.segments.map(\.id) == [a.id, b.id])
      let unknown = try await refusal {
        try await crm.segments.assignCustomerSegments(.init(customerID: freshRequestID()))
      }
      #expect(unknown.reason == "CUSTOMER_NOT_FOUND")
    }
  }

  /// With two servers' worth of keepers, of which one does the work.
  @Test func whoTimeTakesOutIsOutAtOnceAndNotBefore() async throws {
    let clock = SteppedClock(seconds: 1_777_888_800, step: 0)
    try await withCRM(clock: clock.wallClock) { crm in
      let segment = try await crm.createSegment("New", #"{"created_at":{"within_last":"30d"}}"#)
      try await crm.bringSegmentsUpToDate()
      _ = try await crm.create(.individual())
      clock.advance(by: 30 * 86_400 - 1)
      // Before others may hold the timer's lock: whoever is due now is turned now.
      try await crm.keeper.timer.finishAll()
      #expect(try await crm.members(of: segment.id).count == 1)
      let keeping = (0..<2).map { _ in
        Task { await crm.keeper.run(logger: Logger(label: "test")) }
      }
      defer { for keeper in keeping { keeper.cancel() } }
      let turned = ContinuousClock.now
      clock.advance(by: 1)
      #expect(try await eventually { try await crm.members(of: segment.id).isEmpty })
      // A quarter of a second and the time that it takes, on a machine that does nothing else.
      #expect(turned.duration(to: .now) < .seconds(10))
    }
  }

  @Test func crmctlCreatesExplainsAndRecalculates() async throws {
    try await withCRM { crm in
      let keeping = Task { await crm.keeper.run(logger: Logger(label: "test")) }
      defer { keeping.cancel() }
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      let customer = try await crm.create(.individual().with(\.tags, ["a"]))
      let created = try await crmctl.run(
        "segments", "create", "--name", "Tagged a", "--criteria", #"{"tags":"a"}"#)
      #expect(created.status == 0 && created.output.contains("Tagged a"))
      let recalculated = try await crmctl.run("segments", "recalculate", "tagged A", "--wait")
      #expect(recalculated.status == 0 && recalculated.output.contains("done"))
      let members = try await crmctl.run("segments", "members", "Tagged a", "--total")
      #expect(members.output.contains(customer.id) && members.errors.contains("1 in all"))
      let explained = try await crmctl.run("segments", "explain", customer.id, "Tagged a")
      #expect(explained.output.hasPrefix("member\n├─ ✓ {\"tags\":\"a\"}  (a)\n└─ ✓ is_active"))
      let preview = try await crmctl.run("segments", "preview", "--criteria", #"{"tags":"b"}"#)
      #expect(preview.output == "0 customers\n")
      let history = try await crmctl.run("segments", "history", "Tagged a", "--calculations")
      #expect(history.status == 0 && history.output.contains("MILLISECONDS"))
      let renamed = try await crmctl.run(
        "segments", "update", "Tagged a", "--name", "Tagged", "--no-active")
      #expect(renamed.status == 0 && renamed.output.contains("is_active"))
      let listed = try await crmctl.run("segments", "list", "--inactive", "-o", "json")
      let segments = try listed.json["segments"] as? [[String: Any]]
      #expect(segments?.first?["name"] as? String == "Tagged")
      #expect(try await crmctl.run("segments", "assign", customer.id).status == 0)
      #expect(try await crmctl.run("segments", "delete", "Tagged").status == 0)
      let gone = try await crmctl.run("segments", "get", "Tagged")
      #expect(gone.status == 3 && gone.errors.contains("no segment named Tagged"))
      #expect(gone.errors.contains("crmctl segments list"))
      let nothing = try await crmctl.run("segments", "update", "Tagged")
      #expect(nothing.status == 2 && nothing.errors.contains("nothing to change"))
    }
  }
}
