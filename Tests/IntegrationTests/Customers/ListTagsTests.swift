import CRMProto
import Testing

@Suite(.timeLimit(.minutes(2))) struct ListTagsTests {
  @Test func tagsOfActiveCustomersAreCountedThroughEveryChange() async throws {
    try await withCRM { crm in
      let results = await atOnce(24) { index in
        let customer = try await crm.create(
          .individual().with(\.tags, index % 2 == 0 ? ["VIP", "é"] : ["family", "VIP"]))
        if index % 3 == 0 {
          _ = try await crm.customers.addCustomerTags(.init(id: customer.id, tags: ["عميل"]))
        }
        if index % 4 == 0 {
          _ = try await crm.customers.removeCustomerTags(.init(id: customer.id, tags: ["é"]))
        }
        if index % 6 == 1 {
          _ = try await crm.customers.deactivateCustomer(.init(id: customer.id))
        }
        if index % 12 == 1 {
          _ = try await crm.customers.reactivateCustomer(.init(id: customer.id))
        }
        return true
      }
      #expect(results.allSatisfy { $0.succeeded })
      let tags = try await crm.customers.listTags(.init()).tags
      #expect(
        tags.map { "\($0.tag) \($0.customerCount)" } == ["VIP 22", "family 10", "عميل 8", "é 6"])
    }
  }

  @Test(arguments: [1, 2, 3]) func pagesHaveEveryTagOnce(size: Int32) async throws {
    try await withCRM { crm in
      let sets = [["a", "b c", "d"], ["a", "e"], ["a", "b c"], ["f"]]
      for tags in sets { _ = try await crm.create(.individual().with(\.tags, tags)) }
      var listed: [String] = []
      var token = ""
      repeat {
        let page = try await crm.customers.listTags(.init(pageSize: size, pageToken: token))
        listed += page.tags.map { "\($0.tag) \($0.customerCount)" }
        token = page.nextPageToken
      } while !token.isEmpty
      #expect(listed == ["a 3", "b c 2", "d 1", "e 1", "f 1"])
    }
  }
}
