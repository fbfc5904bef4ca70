import CRMProto
import RPCCore
import Testing

/// Consent, restriction and erasure change segments in the same commit; sensitive tags stay out of them.
@Suite(.timeLimit(.minutes(3))) struct PrivacyInSegmentsTests {
  private func consent(_ decision: ConsentDecision, of customer: String) -> ConsentRecord {
    ConsentRecord(
      customerID: customer, channel: .email, purpose: .marketing, decision: decision,
      method: "phone", textVersion: "1")
  }

  @Test func aConsentEntersAndLeavesWithItsCommit() async throws {
    try await withCRM { crm in
      let segment = try await crm.createSegment(
        "mailing", #"{"consents": ["email:marketing"]}"#)
      #expect(segment.criteria == #"{"consents":"EMAIL:MARKETING"}"#)
      let before = try await crm.create(.individual()).id
      _ = try await crm.record(consent(.granted, of: before))
      try await crm.bringSegmentsUpToDate()
      #expect(try await crm.members(of: segment.id) == [before])
      let id = try await crm.create(.individual()).id
      _ = try await crm.record(consent(.granted, of: id))
      #expect(try await crm.members(of: segment.id) == [before, id])
      _ = try await crm.record(consent(.withdrawn, of: before))
      #expect(try await crm.members(of: segment.id) == [id])
      // An ordinary update does not forget it.
      _ = try await crm.update(try await crm.get(id).with(\.notes, "n"), ["notes"])
      #expect(try await crm.members(of: segment.id) == [id])
      let count = try await crm.segments.previewSegment(
        .init(criteria: #"{"consents": {"has_any": ["EMAIL:MARKETING"]}}"#)
      ).customerCount
      #expect(count == 1)
      let wrong = try await refusal {
        try await crm.createSegment("typo", #"{"consents": ["EMAIL:MARKETTING"]}"#)
      }
      #expect(wrong.reason == "INVALID_CRITERIA")
    }
  }

  @Test func whoIsRestrictedOrErasedIsInNoSegment() async throws {
    try await withCRM { crm in
      let everybody = try await crm.createSegment("everybody", "{}")
      let whoever = try await crm.createSegment("whoever", #"{"is_active": false}"#)
      try await crm.bringSegmentsUpToDate()
      let id = try await crm.create(.individual()).id
      #expect(try await crm.members(of: everybody.id) == [id])
      _ = try await crm.privacy.restrictCustomer(.init(customerID: id, reason: "disputed"))
      #expect(try await crm.members(of: everybody.id) == [])
      #expect(try await crm.segments.previewSegment(.init(criteria: "{}")).customerCount == 0)
      let why = try await crm.segments.explainSegment(
        .init(segmentID: everybody.id, customerID: id))
      #expect(!why.member && why.conditions.last?.condition.hasPrefix("is_restricted") == true)
      // A calculation finds the same.
      _ = try await crm.segments.recalculateSegments(.init())
      try await crm.bringSegmentsUpToDate()
      #expect(try await crm.members(of: everybody.id) == [])
      _ = try await crm.privacy.liftRestriction(.init(customerID: id))
      #expect(try await crm.members(of: everybody.id) == [id])
      _ = try await crm.erase(id)
      #expect(try await crm.members(of: everybody.id) == [])
      #expect(try await crm.members(of: whoever.id) == [])
      _ = try await crm.segments.recalculateSegments(.init())
      try await crm.bringSegmentsUpToDate()
      #expect(try await crm.members(of: whoever.id) == [])
    }
  }

  @Test func aRestrictedCustomerIsChangedByThoseAloneWhoMay() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual())
      _ = try await crm.privacy.restrictCustomer(.init(customerID: stored.id))
      #expect(try await crm.get(stored.id).isRestricted)
      let check = try await crm.customers.checkCustomers(.init(ids: [stored.id])).checks[0]
      #expect(check.isRestricted && check.exists)
      try await crm.asCaller(with: ["crm:update:customers", "crm:read:customers"]) { client in
        let error = try await refusal {
          try await CustomerServiceClient(client).updateCustomer(
            .init(
              customer: Customer(id: stored.id, notes: "n"), updateMask: .init(paths: ["notes"])))
        }
        #expect(error.reason == "CUSTOMER_RESTRICTED")
      }
      // To put right what is disputed.
      _ = try await crm.update(stored.with(\.fullName, "Rectified"), ["full_name"])
      let twice = try await crm.privacy.restrictCustomer(.init(customerID: stored.id))
      #expect(twice == (try await crm.privacy.getPrivacyStatus(.init(customerID: stored.id))))
    }
  }

  @Test func sensitiveTagsAreForThoseWhoMay() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual().with(\.tags, ["family", "Halal"]))
      _ = try await crm.privacy.setTagSensitivity(.init(tag: "halal", isSensitive: true))
      let listed = try await crm.privacy.listSensitiveTags(.init())
      #expect(listed.tags.map(\.tag) == ["halal"] && listed.tags[0].markedBy == "sub:tester")
      // All spellings are one: marked once, and taken away by any.
      _ = try await crm.privacy.setTagSensitivity(.init(tag: "HALAL", isSensitive: true))
      #expect(try await crm.privacy.listSensitiveTags(.init()).tags.count == 1)
      _ = try await crm.privacy.setTagSensitivity(.init(tag: "Halal", isSensitive: false))
      #expect(try await crm.privacy.listSensitiveTags(.init()).tags.isEmpty)
      _ = try await crm.privacy.setTagSensitivity(.init(tag: "halal", isSensitive: true))
      #expect(try await crm.get(stored.id).tags == ["Halal", "family"])
      let usual = [
        "crm:read:customers", "crm:update:customers", "crm:create:customers",
        "crm:read:segments", "crm:create:segments",
      ]
      try await crm.asCaller(with: usual) { client in
        let customers = CustomerServiceClient(client)
        #expect(try await customers.getCustomer(.init(id: stored.id)).tags == ["family"])
        #expect(try await customers.listCustomers(.init()).customers[0].tags == ["family"])
        #expect(try await customers.listTags(.init()).tags.map(\.tag) == ["family"])
        // Not in where a page ends either.
        let page = try await customers.listTags(.init(pageSize: 1))
        #expect(page.tags.map(\.tag) == ["family"] && page.nextPageToken.isEmpty)
        // What is not seen is not lost.
        let updated = try await customers.updateCustomer(
          .init(
            customer: Customer(id: stored.id, tags: ["family", "new"]),
            updateMask: .init(paths: ["tags"])))
        #expect(updated.tags == ["family", "new"])
        let denied: [() async throws -> Void] = [
          { _ = try await customers.addCustomerTags(.init(id: stored.id, tags: ["HALAL"])) },
          { _ = try await customers.removeCustomerTags(.init(id: stored.id, tags: ["Halal"])) },
          { _ = try await customers.listCustomers(.init(tagsAny: [" halal "])) },
          { _ = try await customers.listCustomers(.init(tagsAll: ["Halal"])) },
          {
            _ = try await customers.createCustomer(
              .init(customer: .individual().with(\.tags, ["halal"])))
          },
          {
            _ = try await SegmentServiceClient(client).createSegment(
              .init(segment: Segment(name: "s", criteria: #"{"tags": ["halal"]}"#)))
          },
          {
            _ = try await SegmentServiceClient(client).previewSegment(
              .init(criteria: #"{"not": {"any": [{"tags": {"has_all": ["Halal"]}}]}}"#))
          },
        ]
        for (index, call) in denied.enumerated() {
          #expect(try await refusal(of: call).code == .permissionDenied, "call \(index)")
        }
        let imported = try await customers.importCustomers { writer, answers in
          try await writer.send(
            .init(
              dryRun: true,
              rows: [ImportRow(line: 2, customer: .individual().with(\.tags, ["halal"]))]))
          try await writer.finish()
          return try await answers.reduce(into: [ImportResult]()) { $0 += $1.results }
        }
        #expect(imported.map(\.outcome) == [.invalid])
      }
      #expect(try await crm.get(stored.id).tags == ["Halal", "family", "new"])
    }
  }

  @Test func aTagThatSegmentsNameIsNotMarked() async throws {
    try await withCRM { crm in
      _ = try await crm.createSegment("by tag", #"{"tags": ["Wheelchair"]}"#)
      let error = try await refusal {
        try await crm.privacy.setTagSensitivity(.init(tag: "wheelchair", isSensitive: true))
      }
      #expect(error.reason == "TAG_IN_SEGMENTS" && error.message.contains("by tag"))
    }
  }
}
