import CRMProto
import RPCCore
import Testing

/// Page tokens over the wire; `CRMTests` tamper with every byte.
@Suite(.timeLimit(.minutes(2))) struct PageTokenTests {
  @Test func aTamperedTokenIsRefused() async throws {
    try await withCRM { crm in
      let token = try await Self.token(in: crm)
      let changed = String(token.dropLast(4)) + (token.hasSuffix("AAAA") ? "BBBB" : "AAAA")
      let foreign = [
        "x", "", "AAAA", "%%%%", "é", changed, token + "AAAA", String(token.dropLast()),
      ]
      for text in foreign where !text.isEmpty {
        let error = try await refusal {
          try await crm.customers.listCustomers(.init(pageSize: 1, pageToken: text))
        }
        #expect(error.code == .invalidArgument && error.reason == "PAGE_TOKEN_INVALID")
        #expect(error.fields == ["page_token"])
      }
    }
  }

  @Test func aTokenOfAnotherQueryIsRefused() async throws {
    try await withCRM { crm in
      let token = try await Self.token(in: crm)
      let others = [
        ListCustomersRequest(pageToken: token, orderBy: "display_name"),
        ListCustomersRequest(pageToken: token, orderBy: "created_at"),
        ListCustomersRequest(pageToken: token, isActive: false),
        ListCustomersRequest(pageToken: token, contactTypes: [.individual]),
        ListCustomersRequest(pageToken: token, tagsAny: ["a"]),
        ListCustomersRequest(pageToken: token, tagsAll: ["a"]),
        ListCustomersRequest(pageToken: token, created: .init(from: .init(seconds: 1))),
      ]
      for request in others {
        let error = try await refusal { try await crm.customers.listCustomers(request) }
        #expect(error.code == .invalidArgument && error.reason == "PAGE_TOKEN_MISMATCH")
      }
    }
  }

  @Test func theSizeOfThePageMayChangeAndTheTotalBeAskedForOnTheWay() async throws {
    try await withCRM { crm in
      let token = try await Self.token(in: crm)
      let page = try await crm.customers.listCustomers(
        .init(pageSize: 50, pageToken: token, includeTotalSize: true))
      #expect(page.customers.count == 2 && page.totalSize == 3)
    }
  }

  @Test func aTokenIsGoodOnEveryServerOfTheDatabase() async throws {
    try await Slots.databases.occupied {
      let database = try await MigratedDatabase.make()
      try await withServer(over: database) { first in
        let token = try await Self.token(in: first)
        try await withServer(over: database) { second in
          let page = try await second.customers.listCustomers(.init(pageToken: token))
          #expect(page.customers.count == 2)
        }
      }
    }
  }

  /// The token behind the first of three customers.
  private static func token(in crm: TestCRM) async throws -> String {
    for _ in 0..<3 { _ = try await crm.create(.individual()) }
    return try await crm.customers.listCustomers(.init(pageSize: 1)).nextPageToken
  }
}
