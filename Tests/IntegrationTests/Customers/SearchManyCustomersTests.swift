import CRMProto
import Postgres
import RPCCore
import Testing

/// Searches with more matches than are read and sorted.
@Suite(.timeLimit(.minutes(2))) struct SearchManyCustomersTests {
  private static let count = 1_200

  /// - Parameter isAnalyzed: whether PostgreSQL knows how common the words are.
  @Test(arguments: [true, false])
  func everyMatchIsListedOnceNewestFirst(isAnalyzed: Bool) async throws {
    try await withCRM { crm in
      let ids = try await Self.fill(crm)
      if isAnalyzed { try await crm.execute("ANALYZE customer") }
      var listed: [String] = []
      var request = ListCustomersRequest(pageSize: 170, includeTotalSize: true, query: "samir")
      repeat {
        let page = try await crm.customers.listCustomers(request)
        listed += page.customers.map(\.id)
        #expect(page.totalSize == Int64(Self.count))
        request.pageToken = page.nextPageToken
      } while !request.pageToken.isEmpty
      let isNewestFirst = listed == ids
      #expect(isNewestFirst, "\(listed.count) listed, \(Set(listed).count) different ones")

      let suggested = try await crm.customers.suggestCustomers(.init(query: "sa")).suggestions
      #expect(suggested.map(\.id) == Array(ids.prefix(10)))
    }
  }

  @Test func theFewAmongManyThatAFilterKeepsAreFound() async throws {
    try await withCRM { crm in
      let ids = try await Self.fill(crm)
      try await crm.execute("ANALYZE customer")
      let oldest = try await crm.get(ids[Self.count - 1])
      _ = try await crm.update(oldest.with(\.tags, ["first"]), ["tags"])
      let page = try await crm.customers.listCustomers(.init(query: "samir", tagsAll: ["first"]))
      #expect(page.customers.map(\.id) == [oldest.id] && page.nextPageToken.isEmpty)
    }
  }

  /// Their names have a word in common and sound different as a whole. A bucket ends within the first half,
  /// and so many are empty between the halves that a search does not look into those behind.
  /// - Returns: their ids, newest first.
  private static func fill(_ crm: TestCRM) async throws -> [String] {
    let syllables = ["ba", "di", "fu", "ka", "li", "mo", "na", "ri", "su", "ta"]
    let rows = (0..<count).map { number in
      // Shorter ones may be particles, which have no sound.
      let name = String(1_000 + number).compactMap(\.wholeNumberValue).map { syllables[$0] }
        .joined()
      return ImportRow(
        line: Int64(number),
        customer: .individual("Samir \(name)", email: "customer.\(number)@example.ma"))
    }
    try await crm.execute("SELECT setval('customer_search_seq', 4096 - 250)")
    _ = try await crm.imported([Array(rows[..<600])])
    try await crm.execute("SELECT setval('customer_search_seq', 4096 * 50)")
    _ = try await crm.imported([Array(rows[600...])])
    // Of one millisecond, ids are in any order.
    let ids: Query = "SELECT id::text FROM customer ORDER BY search_bucket DESC, id DESC"
    return try await crm.database.report(ids, deadline: soon).map {
      try $0.decode(String.self, at: 0)
    }
  }
}
