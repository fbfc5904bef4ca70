import CRMProto
import Postgres
import RPCCore
import Testing
import WireProto

@Suite(.timeLimit(.minutes(2))) struct ListCustomersTests {
  @Test func activeCustomersAreListedUnlessInactiveOnesAreAskedFor() async throws {
    try await withCRM { crm in
      let active = try await crm.create(.individual())
      let inactive = try await crm.customers.deactivateCustomer(
        .init(id: try await crm.create(.individual()).id))
      #expect(try await crm.customers.listCustomers(.init()).customers == [active])
      #expect(try await crm.customers.listCustomers(.init(isActive: true)).customers == [active])
      #expect(try await crm.customers.listCustomers(.init(isActive: false)).customers == [inactive])
    }
  }

  @Test func thereIsNothingInAnEmptyDatabase() async throws {
    try await withCRM { crm in
      let answer = try await crm.customers.listCustomers(.init(includeTotalSize: true))
      #expect(answer.customers.isEmpty && answer.nextPageToken.isEmpty)
      #expect(answer.totalSize == 0)
    }
  }

  @Test func filtersAreANDed() async throws {
    try await withCRM { crm in
      let people = try await Self.people(in: crm)
      func listed(_ request: ListCustomersRequest) async throws -> Set<String> {
        Set(try await crm.customers.listCustomers(request).customers.map(\.fullName))
      }
      #expect(people.count == 4)
      #expect(try await listed(.init(tagsAny: ["a", "c"])) == ["A", "AB", "C"])
      #expect(try await listed(.init(tagsAll: [" b ", "a"])) == ["AB"])
      #expect(try await listed(.init(tagsAny: ["a"], tagsAll: ["c"])) == [])
      #expect(try await listed(.init(contactTypes: [.corporate])) == ["C"])
      #expect(try await listed(.init(contactTypes: [.corporate, .individual])).count == 4)
      #expect(try await listed(.init(loyaltyStatuses: [.gold])) == ["AB"])
      #expect(
        try await listed(.init(loyaltyStatuses: [.gold, .new], tagsAny: ["a"])) == ["A", "AB"])
      #expect(try await listed(.init(contactTypes: [.corporate], tagsAny: ["a"])) == [])
    }
  }

  /// A (tag a), AB (a, b, gold), C (c, corporate) and none.
  private static func people(in crm: TestCRM) async throws -> [Customer] {
    let gold = try await crm.create(.individual("AB").with(\.tags, ["a", "b"]))
    return [
      try await crm.create(.individual("A").with(\.tags, ["a"])),
      try await crm.customers.updateCustomer(
        .init(
          customer: gold.with(\.loyaltyStatus, .gold),
          updateMask: .init(paths: ["loyalty_status"]))),
      try await crm.create(.corporate().with(\.fullName, "C").with(\.tags, ["c"])),
      try await crm.create(.individual("none")),
    ]
  }

  @Test func aPeriodIncludesItsBeginningAndExcludesItsEnd() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000)
    try await withCRM(clock: clock.wallClock) { crm in
      var created: [Customer] = []
      for _ in 0..<3 { created.append(try await crm.create(.individual())) }
      let instants = created.map(\.createdAt)
      func listed(_ period: Period) async throws -> [String] {
        let request = ListCustomersRequest(orderBy: "created_at", created: period)
        return try await crm.customers.listCustomers(request).customers.map(\.id)
      }
      let ids = created.map(\.id)
      #expect(try await listed(.init(from: instants[1])) == [ids[1], ids[2]])
      #expect(try await listed(.init(until: instants[1])) == [ids[0]])
      #expect(try await listed(.init(from: instants[0], until: instants[2])) == [ids[0], ids[1]])
      #expect(try await listed(.init(from: instants[1], until: instants[1])) == [])
    }
  }

  @Test func aPeriodOfLastInteractionLeavesOutThoseWithoutOne() async throws {
    try await withCRM { crm in
      let met = try await crm.create(.individual())
      _ = try await crm.create(.individual())
      try await crm.execute(
        "UPDATE customer SET last_interaction = '2026-01-02Z' WHERE email = \(met.email)")
      let period = Period(from: .init(seconds: 1_767_225_600), until: .init(seconds: 1_767_400_000))
      let answer = try await crm.customers.listCustomers(.init(lastInteraction: period))
      #expect(answer.customers.map(\.id) == [met.id])
      #expect(answer.customers.first?.lastInteraction == .init(seconds: 1_767_312_000))
    }
  }

  @Test(arguments: [
    (ListCustomersRequest(pageSize: -1), ["page_size"]),
    (ListCustomersRequest(pageSize: .min), ["page_size"]),
    (ListCustomersRequest(orderBy: "email"), ["order_by"]),
    (ListCustomersRequest(orderBy: "created_at asc"), ["order_by"]),
    (ListCustomersRequest(orderBy: "created_at desc desc"), ["order_by"]),
    (ListCustomersRequest(orderBy: "id; DROP TABLE customer"), ["order_by"]),
    (ListCustomersRequest(tagsAny: ["a", ""]), ["tags_any[1]"]),
    (ListCustomersRequest(tagsAll: (0...50).map { "t\($0)" }), ["tags_all"]),
    (
      ListCustomersRequest(
        created: .init(from: .init(seconds: .max), until: .init(seconds: 0, nanos: -1))),
      ["created.from", "created.until"]
    ),
    (
      ListCustomersRequest(
        lastInteraction: .init(from: .init(seconds: 2), until: .init(seconds: 1))),
      ["last_interaction"]
    ),
  ])
  func aMalformedListIsRefused(request: ListCustomersRequest, fields: [String]) async throws {
    try await withCRM { crm in
      let error = try await refusal { try await crm.customers.listCustomers(request) }
      #expect(error.code == .invalidArgument && error.fields == fields)
    }
  }

  @Test func aCityKeepsItsOwnCustomersAndARegionAllInIt() async throws {
    try await withCRM { crm in
      var ids: [String: String] = [:]
      for region in ["Casablanca", "MA-06", "Mohammedia", "فاس", "Provence", ""] {
        ids[region] = try await crm.create(.individual().with(\.region, region)).id
      }
      let cases: [([String], [String])] = [
        (["casa"], ["Casablanca"]),
        (["Casablanca-Settat"], ["Casablanca", "MA-06", "Mohammedia"]),
        (["الدار البيضاء", "Fez"], ["Casablanca", "فاس"]),
        (["Provence"], ["Provence"]),
        (["Bretagne"], []),
      ]
      for (regions, expected) in cases {
        let answer = try await crm.customers.listCustomers(
          .init(orderBy: "created_at", includeTotalSize: true, regions: regions))
        #expect(answer.customers.map(\.id) == expected.compactMap { ids[$0] }, "\(regions)")
        #expect(answer.totalSize == Int64(expected.count))
      }
    }
  }
}
