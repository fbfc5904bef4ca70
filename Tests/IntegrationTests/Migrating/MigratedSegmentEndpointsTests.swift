import CRMProto
import RPCCore
import Testing
import WireProto

/// Each endpoint of the replaced service's segments, by the method that `docs/migrating.md` names, with the
/// criteria of its own example.
@Suite(.timeLimit(.minutes(2))) struct MigratedSegmentEndpointsTests {
  private static let example = Segment(
    name: "High-value Moroccans", description: "Customers to be invited",
    criteria:
      #"{"loyalty_status":["Gold","Platinum","VIP"],"nationality":["Moroccan"],"tags":["VIP"]}"#)

  private static let invited = Customer.individual().with(\.nationality, "Marocaine")
    .with(\.tags, ["VIP"])

  @Test func postTakesTheDocumentedCriteriaUnchanged() async throws {
    try await withCRM { crm in
      let created = try await crm.segments.createSegment(.init(segment: Self.example))
      #expect(created.name == Self.example.name && created.isActive)
      #expect(created.criteria.contains(#""nationality":"Moroccan""#))
      let corporate = try await crm.createSegment(
        "Casablanca corporates",
        #"{"contact_type":["Corporate"],"region":["Casablanca"],"tags":["High Volume"]}"#)
      let company = try await crm.create(
        .corporate().with(\.region, "Casablanca").with(\.tags, ["High Volume"]))
      try await crm.bringSegmentsUpToDate()
      #expect(try await crm.members(of: corporate.id) == [company.id])
    }
  }

  @Test func getListsAndGetsThem() async throws {
    try await withCRM { crm in
      let created = try await crm.segments.createSegment(.init(segment: Self.example))
      try await crm.bringSegmentsUpToDate()
      let listed = try await crm.segments.listSegments(.init()).segments
      #expect(listed.map(\.id) == [created.id] && listed[0].status == .ready)
      let inactive = try await crm.segments.listSegments(.init(isActive: false))
      #expect(inactive.segments.isEmpty)
      #expect(try await crm.segments.getSegment(.init(id: created.id)) == listed[0])
      let unknown = try await refusal {
        try await crm.segments.getSegment(.init(id: freshRequestID()))
      }
      #expect(unknown.reason == "SEGMENT_NOT_FOUND")
    }
  }

  @Test func getListsTheMembersWhichNationalityDecidesToo() async throws {
    try await withCRM { crm in
      let created = try await crm.segments.createSegment(.init(segment: Self.example))
      try await crm.bringSegmentsUpToDate()
      let invited = try await crm.create(Self.invited)
      let other = try await crm.create(
        Self.invited.with(\.nationality, "French").with(\.email, "other@example.com"))
      for customer in [invited, other] {
        _ = try await crm.update(customer.with(\.loyaltyStatus, .gold), ["loyalty_status"])
      }
      let page = try await crm.segments.listSegmentCustomers(
        .init(id: created.id, includeTotalSize: true))
      #expect(page.customers.map(\.id) == [invited.id] && page.totalSize == 1)
      #expect(try await crm.segments.getSegment(.init(id: created.id)).customerCount == 1)
    }
  }

  @Test func putChangesAndDeleteDeletes() async throws {
    try await withCRM { crm in
      var segment = try await crm.segments.createSegment(.init(segment: Self.example))
      segment.name = "Invited"
      segment = try await crm.segments.updateSegment(
        .init(segment: segment, updateMask: .init(paths: ["name"])))
      #expect(segment.name == "Invited" && segment.description == Self.example.description)
      _ = try await crm.segments.deleteSegment(.init(id: segment.id))
      let gone = try await refusal { try await crm.segments.getSegment(.init(id: segment.id)) }
      #expect(gone.code == .notFound)
    }
  }

  @Test func postAssignAnswersSegmentsAndPostRecalculatesThem() async throws {
    try await withCRM { crm in
      let created = try await crm.segments.createSegment(.init(segment: Self.example))
      let customer = try await crm.create(Self.invited)
      _ = try await crm.update(customer.with(\.loyaltyStatus, .vip), ["loyalty_status"])
      let assigned = try await crm.segments.assignCustomerSegments(
        .init(customerID: customer.id))
      #expect(assigned.segments.map(\.name) == [created.name])
      let begun = try await crm.segments.recalculateSegments(.init())
      #expect(begun.segmentsTotal == 1)
      try await crm.bringSegmentsUpToDate()
      #expect(try await crm.members(of: created.id) == [customer.id])
    }
  }
}
