import RPCCore
import Testing

@testable import CRM

@Suite struct CustomerOrderTests {
  @Test(arguments: CustomerSortKey.allCases)
  func everyKeyIsReadInBothDirections(key: CustomerSortKey) throws {
    let ascending = try CustomerOrder(key.rawValue)
    #expect(ascending.key == key && !ascending.isDescending)
    let descending = try CustomerOrder("\(key.rawValue) desc")
    #expect(descending.key == key && descending.isDescending)
  }

  @Test func newestFirstIsTheDefault() throws {
    #expect(try CustomerOrder("") == CustomerOrder("created_at desc"))
  }

  @Test(arguments: [
    "id", "email", "created_at asc", "created_at DESC", "Created_At", "created_at desc desc",
    "created_at,email", "created_at,", "desc", "created_at;", "lower(display_name)", "-created_at",
  ])
  func anythingElseIsRefused(text: String) {
    #expect {
      try CustomerOrder(text)
    } throws: { error in
      let error = error as? RPCError
      return error?.code == .invalidArgument && error?.violations.map(\.field) == ["order_by"]
    }
  }
}
