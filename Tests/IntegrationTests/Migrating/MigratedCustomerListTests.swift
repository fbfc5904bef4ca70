import CRMProto
import Testing

/// The replaced service's `GET /customers/`, by ListCustomers.
@Suite(.timeLimit(.minutes(2))) struct MigratedCustomerListTests {
  @Test func getListsByEveryFilterNewestFirst() async throws {
    try await withCRM { crm in
      let person = try await crm.create(DocumentedExample.individual)
      let company = try await crm.create(DocumentedExample.corporate)
      let gone = try await crm.create(.individual())
      _ = try await crm.customers.deactivateCustomer(.init(id: gone.id))
      let gold = try await crm.update(person.with(\.loyaltyStatus, .gold), ["loyalty_status"])
      let cases: [(ListCustomersRequest, [Customer])] = [
        (.init(), [company, gold]),
        (.init(contactTypes: [.corporate]), [company]),
        (.init(regions: ["Casablanca"]), [gold]),
        (.init(regions: ["مراكش"]), [company]),
        (.init(loyaltyStatuses: [.gold, .vip]), [gold]),
        (.init(tagsAny: ["VIP", "High Volume"]), [company, gold]),
        (.init(contactTypes: [.individual], tagsAny: ["High Volume"]), []),
      ]
      for (request, expected) in cases {
        var request = request
        request.includeTotalSize = true
        let page = try await crm.customers.listCustomers(request)
        #expect(page.customers == expected, "\(request)")
        #expect(page.totalSize == Int64(expected.count) && page.nextPageToken.isEmpty)
      }
      let inactive = try await crm.customers.listCustomers(.init(isActive: false))
      #expect(inactive.customers.map(\.id) == [gone.id])

      let first = try await crm.customers.listCustomers(.init(pageSize: 1))
      let second = try await crm.customers.listCustomers(
        .init(pageSize: 1, pageToken: first.nextPageToken))
      #expect(first.customers == [company] && second.customers == [gold])
      #expect(first.totalSize == nil && second.nextPageToken.isEmpty)
    }
  }

  @Test func getSearchesEveryFieldAndTakesNothingForAPattern() async throws {
    try await withCRM { crm in
      let person = try await crm.create(
        DocumentedExample.individual.with(\.tags, ["Fidélité", "عميل مهم"]))
      let company = try await crm.create(DocumentedExample.corporate)
      func found(_ request: ListCustomersRequest) async throws -> [String] {
        try await crm.customers.listCustomers(request).customers.map(\.id)
      }
      for query in ["hassan", "AHMED", "أحمد حسن", "ahmed.hassan@example.com", "600123456"] {
        #expect(try await found(.init(query: query)) == [person.id], "\(query)")
      }
      for query in ["atlas tours", "contact@atlas", "0522 12 34 56"] {
        #expect(try await found(.init(query: query)) == [company.id], "\(query)")
      }
      for pattern in ["%", "_", "A%d"] {
        #expect(try await found(.init(query: pattern)).isEmpty, "\(pattern)")
        #expect(try await found(.init(tagsAny: [pattern])).isEmpty, "\(pattern)")
      }
      for tag in ["Fidélité", "عميل مهم"] {
        #expect(try await found(.init(tagsAny: [tag])) == [person.id], "\(tag)")
      }
    }
  }
}
