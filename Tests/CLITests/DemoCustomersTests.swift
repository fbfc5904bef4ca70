import CRMProto
import DemoData
import Testing

@Suite("Demo customers")
struct DemoCustomersTests {
  private let customers = (0..<5000).map { DemoCustomers(seed: 7).customer($0) }

  @Test func theSameSeedMakesTheSameCustomers() {
    for number in 0..<200 {
      #expect(DemoCustomers(seed: 7).customer(number).customer == customers[number].customer)
    }
  }

  @Test func noTwoLoadsShareAnEmailAddress() {
    var emails = Set(customers.map(\.customer.email))
    #expect(emails.count == 5000)
    for number in 0..<5000 { emails.insert(DemoCustomers(seed: 8).customer(number).customer.email) }
    #expect(emails.count == 10_000)
  }

  @Test func corporatesHaveAValidICEAndOnlyThey() throws {
    let corporates = customers.filter { $0.customer.contactType == .corporate }
    #expect(corporates.count > 300)
    for demo in corporates {
      #expect(demo.customer.ice.count == 15)
      #expect(try #require(Int(demo.customer.ice)) % 97 == 0)
      #expect(!demo.customer.companyName.isEmpty)
    }
    for demo in customers where demo.customer.contactType == .individual {
      #expect(demo.customer.ice.isEmpty && demo.customer.companyName.isEmpty)
    }
  }

  @Test func aQuarterHasATierAndAFewAreDeactivated() {
    let tiers = customers.filter { $0.tier != nil }.count
    let deactivated = customers.filter(\.isDeactivated).count
    #expect((1000...1500).contains(tiers))
    #expect((50...200).contains(deactivated))
  }
}
