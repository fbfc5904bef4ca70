import CRMProto
import Postgres
import RPCCore
import Testing

@Suite(.timeLimit(.minutes(2))) struct ListPagingTests {
  static let orders = ["created_at", "updated_at", "display_name", "last_interaction"]
    .flatMap { [$0, "\($0) desc"] }

  @Test(arguments: orders)
  func pagesOfEqualSortKeysLoseAndRepeatNothingWhileRowsAreInserted(order: String) async throws {
    let clock = SteppedClock(seconds: 1_700_000_000, step: 0)
    try await withCRM(clock: clock.wallClock) { crm in
      let first = try await crm.create(.individual())
      try await Self.copy(first, count: 249, in: crm)
      let before = try await Self.ids(in: crm)
      try #require(before.count == 250)

      var listed: [String] = []
      var request = ListCustomersRequest(pageSize: 17, orderBy: order)
      repeat {
        let page = try await crm.customers.listCustomers(request)
        listed += page.customers.map(\.id)
        request.pageToken = page.nextPageToken
        // Their random ids fall before and behind the place that the list is at.
        try await Self.copy(first, count: 5, in: crm)
      } while !request.pageToken.isEmpty && listed.count < 1000
      #expect(Set(listed).count == listed.count)
      #expect(before.subtracting(listed).isEmpty)
    }
  }

  @Test(arguments: orders)
  func aListIsInTheOrderAskedFor(order: String) async throws {
    let clock = SteppedClock(seconds: 1_700_000_000)
    try await withCRM(clock: clock.wallClock) { crm in
      // In the order of every key: names, instants of creation and change, interactions.
      var ids: [String] = []
      for name in ["Alami", "benali", "Cherkaoui", "élan", "عمر"] {
        let created = try await crm.create(.individual(name))
        ids.append(created.id)
        guard ids.count > 1 else { continue }
        let day = ids.count
        try await crm.execute(
          """
          UPDATE customer SET last_interaction = make_date(2026, 1, \(Int32(day)))::timestamptz
          WHERE email = \(created.email)
          """)
      }
      var listed: [String] = []
      var request = ListCustomersRequest(pageSize: 2, orderBy: order)
      repeat {
        let page = try await crm.customers.listCustomers(request)
        listed += page.customers.map(\.id)
        request.pageToken = page.nextPageToken
      } while !request.pageToken.isEmpty
      #expect(listed == (order.hasSuffix("desc") ? ids.reversed() : ids))
    }
  }

  @Test func newestComeFirstByDefault() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000)
    try await withCRM(clock: clock.wallClock) { crm in
      let first = try await crm.create(.individual())
      let second = try await crm.create(.individual())
      let listed = try await crm.customers.listCustomers(.init()).customers.map(\.id)
      #expect(listed == [second.id, first.id])
    }
  }

  @Test func aPageHasTwentyRowsByDefaultAndAThousandAtMost() async throws {
    try await withCRM { crm in
      try await Self.copy(try await crm.create(.individual()), count: 1000, in: crm)
      for (size, count) in [(0, 20), (1, 1), (1000, 1000), (1001, 1000), (Int32.max, 1000)] {
        let page = try await crm.customers.listCustomers(.init(pageSize: size))
        #expect(page.customers.count == count)
        #expect(!page.nextPageToken.isEmpty)
      }
    }
  }

  @Test func theLastPageHasNoTokenEvenWhenItIsFull() async throws {
    try await withCRM { crm in
      try await Self.copy(try await crm.create(.individual()), count: 3, in: crm)
      let first = try await crm.customers.listCustomers(.init(pageSize: 2))
      let last = try await crm.customers.listCustomers(
        .init(pageSize: 2, pageToken: first.nextPageToken))
      #expect(last.customers.count == 2 && last.nextPageToken.isEmpty)
    }
  }

  @Test func theTotalIsExactAndOnlyToldWhenAskedFor() async throws {
    try await withCRM { crm in
      try await Self.copy(try await crm.create(.individual()), count: 30, in: crm)
      _ = try await crm.create(.corporate())
      var request = ListCustomersRequest(pageSize: 10, contactTypes: [.individual])
      let silent = try await crm.customers.listCustomers(request)
      #expect(silent.totalSize == nil)
      request.includeTotalSize = true
      request.pageToken = silent.nextPageToken
      #expect(try await crm.customers.listCustomers(request).totalSize == 31)
    }
  }

  /// Inserts rows that equal the customer in everything but id and e-mail address.
  private static func copy(_ customer: Customer, count: Int, in crm: TestCRM) async throws {
    try await crm.execute(
      """
      INSERT INTO customer (
        id, contact_type, full_name, full_name_ar, company_name, email, phone, phone_e164,
        nationality, residence_country, region, region_code, city, preferred_language, tags, notes,
        ice, external_ids, allowed_channels, preferred_channel, contact_from, contact_until,
        created_at, updated_at)
      SELECT gen_random_uuid(), contact_type, full_name, full_name_ar, company_name,
        gen_random_uuid() || '@example.ma', phone, phone_e164, nationality, residence_country,
        region, region_code, city, preferred_language, tags, notes, ice, external_ids,
        allowed_channels, preferred_channel, contact_from, contact_until, created_at, updated_at
      FROM customer, generate_series(1, \(Int32(count))) WHERE email = \(customer.email)
      """)
  }

  private static func ids(in crm: TestCRM) async throws -> Set<String> {
    let rows = try await crm.database.report("SELECT id::text FROM customer", deadline: soon)
    return Set(try rows.map { try $0.decode(String.self, at: 0) })
  }
}
