import CRMProto
import RPCCore
import Testing
import WireProto

/// Segments themselves: created, changed, listed, deleted.
@Suite(.timeLimit(.minutes(2))) struct SegmentTests {
  private static let gold = #"{"loyalty_status":["Gold","Platinum","VIP"]}"#

  @Test func aSegmentIsFilledAndItsCountIsExactWhenItSaysSo() async throws {
    try await withCRM { crm in
      let member = try await crm.create(.individual().with(\.tags, ["VIP"]))
      _ = try await crm.create(.individual())
      let created = try await crm.createSegment("VIPs", #"{"tags": ["VIP"]}"#)
      #expect(created.status == .pending && created.customerCount == 0 && created.isActive)
      #expect(created.etag == "r1" && created.lastCalculated == nil)
      try await crm.bringSegmentsUpToDate()
      let filled = try await crm.segments.getSegment(.init(id: created.id))
      #expect(filled.status == .ready && filled.customerCount == 1)
      #expect(filled.lastCalculated != nil)
      #expect(try await crm.members(of: created.id) == [member.id])
    }
  }

  @Test func aCustomersWriteAndItsMembershipsAreOneCommit() async throws {
    try await withCRM { crm in
      let vip = try await crm.createSegment("VIPs", #"{"tags": ["VIP"]}"#)
      let gold = try await crm.createSegment("Gold and better", Self.gold)
      try await crm.bringSegmentsUpToDate()
      let customer = try await crm.create(.individual().with(\.tags, ["VIP"]))
      #expect(try await crm.segmentIDs(of: customer.id) == [vip.id])
      var changed = try await crm.update(
        customer.with(\.loyaltyStatus, .gold), ["loyalty_status"])
      #expect(Set(try await crm.segmentIDs(of: customer.id)) == [vip.id, gold.id])
      changed = try await crm.customers.removeCustomerTags(.init(id: changed.id, tags: ["VIP"]))
      #expect(try await crm.segmentIDs(of: customer.id) == [gold.id])
      _ = try await crm.customers.deactivateCustomer(.init(id: customer.id))
      #expect(try await crm.segmentIDs(of: customer.id) == [])
      #expect(try await crm.segments.getSegment(.init(id: gold.id)).customerCount == 0)
    }
  }

  @Test func movesAreEventsAndEntriesOfTheTimeline() async throws {
    try await withCRM { crm in
      let segment = try await crm.createSegment("Gold", Self.gold)
      try await crm.bringSegmentsUpToDate()
      let customer = try await crm.create(.individual())
      for tier in [LoyaltyStatus.gold, .new] {
        _ = try await crm.update(customer.with(\.loyaltyStatus, tier), ["loyalty_status"])
      }
      let timeline = try await crm.customers.getCustomerTimeline(.init(id: customer.id))
      let moves = timeline.entries.compactMap { entry -> Bool? in
        guard case .segmentChange(let change) = entry.entry else { return nil }
        #expect(change.segment?.id == segment.id && change.segment?.name == "Gold")
        return change.entered
      }
      #expect(moves == [false, true])
      let events = try await crm.database.report(
        """
        SELECT type, cause, resource_id::text = \(segment.id), array_to_string(customers, ',')
        FROM outbox_event WHERE type LIKE 'crm.segment.%' AND customers <> '{}' ORDER BY id
        """, deadline: soon)
      let types = try events.map { try $0.decode(String.self, at: 0) }
      #expect(types == ["crm.segment.entered", "crm.segment.left"])
      for event in events {
        #expect(try event.decode(String.self, at: 1) == "crm.v1.CustomerService/UpdateCustomer")
        #expect(try event.decode(Bool.self, at: 2))
        #expect(try event.decode(String.self, at: 3) == customer.id)
      }
    }
  }

  @Test func interactionsAndFeedbackMoveCustomersToo() async throws {
    try await withCRM { crm in
      let talked = try await crm.createSegment(
        "Talked", #"{"did":"interaction","count":{"gte":2}}"#)
      let unhappy = try await crm.createSegment(
        "Unhappy", #"{"last":"feedback","has":{"rating":{"lte":2}}}"#)
      try await crm.bringSegmentsUpToDate()
      let customer = try await crm.create(.individual())
      let first = try await crm.create(.phoneCall(with: customer.id))
      _ = try await crm.submit(.tour(by: customer.id, rating: 1))
      #expect(try await crm.segmentIDs(of: customer.id) == [unhappy.id])
      _ = try await crm.create(.phoneCall(with: customer.id))
      _ = try await crm.submit(.tour(by: customer.id, rating: 5))
      #expect(try await crm.segmentIDs(of: customer.id) == [talked.id])
      _ = try await crm.interactions.deleteInteraction(.init(id: first.id))
      #expect(try await crm.segmentIDs(of: customer.id) == [])
    }
  }

  @Test func otherCriteriaAndOtherActivityRefillASegmentAndThoseThatReferToIt() async throws {
    try await withCRM { crm in
      let a = try await crm.create(.individual().with(\.tags, ["a"]))
      let b = try await crm.create(.individual().with(\.tags, ["b"]))
      var base = try await crm.createSegment("Base", #"{"tags":"a"}"#)
      let rest = try await crm.createSegment("Rest", #"{"not":{"in_segment":"base"}}"#)
      #expect(rest.criteria == #"{"not":{"in_segment":"\#(base.id)"}}"#)
      try await crm.bringSegmentsUpToDate()
      #expect(try await crm.members(of: rest.id) == [b.id])
      base.criteria = #"{"tags":"b"}"#
      base = try await crm.segments.updateSegment(
        .init(segment: base, updateMask: .init(paths: ["criteria"])))
      #expect(base.status == .pending && base.etag == "r2")
      let waiting = try await crm.segments.getSegment(.init(id: rest.id))
      #expect(waiting.status == .pending && waiting.customerCount == 1)
      try await crm.bringSegmentsUpToDate()
      #expect(try await crm.members(of: base.id) == [b.id])
      #expect(try await crm.members(of: rest.id) == [a.id])
    }
  }

  @Test func oneThatIsReferredToStaysAndWhoRefersIsNamed() async throws {
    try await withCRM { crm in
      var base = try await crm.createSegment("Base", "{}")
      let user = try await crm.createSegment("User", #"{"in_segment":"Base"}"#)
      let deletion = try await refusal {
        try await crm.segments.deleteSegment(.init(id: base.id))
      }
      #expect(deletion.code == .failedPrecondition && deletion.reason == "SEGMENT_REFERENCED")
      #expect(deletion.message.contains("User"))
      base.isActive = false
      let refused = try await refusal {
        try await crm.segments.updateSegment(
          .init(segment: base, updateMask: .init(paths: ["is_active"])))
      }
      #expect(refused.reason == "SEGMENT_REFERENCED")
      _ = try await crm.segments.deleteSegment(.init(id: user.id))
      _ = try await crm.segments.deleteSegment(.init(id: base.id))
    }
  }

  @Test func aDeletedSegmentIsGoneAndLeavesNothingBehind() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let segment = try await crm.createSegment("All", "{}")
      try await crm.bringSegmentsUpToDate()
      _ = try await crm.segments.deleteSegment(.init(id: segment.id))
      let gone = try await refusal { try await crm.segments.getSegment(.init(id: segment.id)) }
      #expect(gone.code == .notFound && gone.reason == "SEGMENT_NOT_FOUND")
      #expect(try await crm.segmentIDs(of: customer.id) == [])
      // Its name is free.
      _ = try await crm.createSegment("ALL", #"{"tags":"x"}"#)
      try await crm.bringSegmentsUpToDate()
      let left = try await crm.database.report(
        """
        SELECT count(*) FROM segment_count WHERE customers <> 0
        UNION ALL SELECT count(*) FROM customer_segment WHERE segments <> '{}'
        UNION ALL SELECT count(*) FROM segment WHERE is_deleted
        """, deadline: soon)
      #expect(try left.map { try $0.decode(Int.self, at: 0) } == [0, 0, 0])
    }
  }

  @Test func whatIsWrongIsToldWithItsPlace() async throws {
    try await withCRM { crm in
      let base = try await crm.createSegment("Base", "{}")
      let cases: [(String, String, String)] = [
        (#"{"tags":3}"#, "segment.criteria#/tags", "WRONG_TYPE"),
        (
          #"{"all":[{"in_segment":"Nobody"}]}"#, "segment.criteria#/all/0/in_segment",
          "UNKNOWN_SEGMENT"
        ),
        ("", "segment.criteria#", "JSON_INVALID"),
      ]
      for (criteria, field, reason) in cases {
        let error = try await refusal { try await crm.createSegment("Other", criteria) }
        #expect(error.code == .invalidArgument && error.reason == "INVALID_CRITERIA")
        #expect(error.fields == [field])
        #expect(error.violations.first?.description.contains(reason) == true)
      }
      let cycle = try await refusal {
        let other = try await crm.createSegment("Other", #"{"in_segment":"Base"}"#)
        var changed = base
        changed.criteria = #"{"any":[{"tags":"a"},{"in_segment":"\#(other.id)"}]}"#
        return try await crm.segments.updateSegment(
          .init(segment: changed, updateMask: .init(paths: ["criteria"])))
      }
      #expect(cycle.fields == ["segment.criteria#/any/1/in_segment"])
      let taken = try await refusal { try await crm.createSegment("BASE", "{}") }
      #expect(taken.code == .alreadyExists && taken.reason == "SEGMENT_NAME_TAKEN")
      let empty = try await refusal { try await crm.createSegment(" ", "{}") }
      #expect(empty.fields == ["segment.name"])
      let stale = try await refusal {
        try await crm.segments.deleteSegment(.init(id: base.id, etag: "r7"))
      }
      #expect(stale.code == .aborted && stale.reason == "ETAG_MISMATCH")
    }
  }

  /// Each refers twice to the one before: written out they would be 2 to the 40th.
  @Test func criteriaThatGrowByReferencesAreRefused() async throws {
    try await withCRM { crm in
      var name = "s0"
      _ = try await crm.createSegment(name, #"{"tags":"a"}"#)
      let error = try await refusal {
        for number in 1...40 {
          let next = "s\(number)"
          let twice = #"{"in_segment":"\#(name)"},{"not":{"in_segment":"\#(name)"},"tags":"a"}"#
          _ = try await crm.createSegment(next, #"{"any":[\#(twice)]}"#)
          name = next
        }
      }
      #expect(error.reason == "INVALID_CRITERIA" && error.fields == ["segment.criteria"])
    }
  }

  @Test func segmentsAreListedInEveryOrder() async throws {
    try await withCRM { crm in
      _ = try await crm.create(.individual().with(\.tags, ["a"]))
      for (name, tag) in [("beta", "b"), ("Alpha", "a"), ("gamma", "c")] {
        _ = try await crm.createSegment(name, #"{"tags":"\#(tag)"}"#)
      }
      try await crm.bringSegmentsUpToDate()
      func names(_ order: String) async throws -> [String] {
        var names: [String] = []
        var token = ""
        repeat {
          let page = try await crm.segments.listSegments(
            .init(pageSize: 2, pageToken: token, orderBy: order, includeTotalSize: true))
          #expect(page.totalSize == 3)
          names += page.segments.map(\.name)
          token = page.nextPageToken
        } while !token.isEmpty
        return names
      }
      #expect(try await names("") == ["Alpha", "beta", "gamma"])
      #expect(try await names("created_at desc") == ["gamma", "Alpha", "beta"])
      #expect(try await names("customer_count desc").first == "Alpha")
    }
  }

  @Test func aRepeatedRequestIsAnsweredAsTheFirst() async throws {
    try await withCRM { crm in
      let request = CreateSegmentRequest(
        segment: Segment(name: "Once", criteria: "{}"), requestID: freshRequestID())
      let first = try await crm.segments.createSegment(request)
      #expect(try await crm.segments.createSegment(request) == first)
    }
  }
}

extension TestCRM {
  func segmentIDs(of customer: String) async throws -> [String] {
    let checks = try await customers.checkCustomers(.init(ids: [customer])).checks
    let summary = try await customers.getCustomerSummary(.init(id: customer))
    #expect(Set(summary.segments.map(\.id)) == Set(checks.flatMap(\.segmentIDs)))
    return checks.flatMap(\.segmentIDs)
  }
}
