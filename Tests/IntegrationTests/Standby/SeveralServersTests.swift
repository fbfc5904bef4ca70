import CRMProto
import Foundation
import RPCClient
import Testing

/// Servers keep nothing of their own: each goes on with what another began.
@Suite(.timeLimit(.minutes(2))) struct SeveralServersTests {
  @Test func threeServersBehindOneClientAreAsOne() async throws {
    try await Slots.databases.occupied {
      let database = try await MigratedDatabase.make()
      try await withServer(over: database) { first in
        try await withServer(over: database) { second in
          try await withServer(over: database) { third in
            // One call to each in turn.
            let client = RPCClient(
              [first, second, third].map { ServerAddress(host: "127.0.0.1", port: $0.port) },
              configuration: .calling(with: TestTokens.everything))
            try await Self.expectOneService(CustomerServiceClient(client))
            await client.close()
          }
        }
      }
    }
  }

  private static func expectOneService(
    _ customers: CustomerServiceClient<RPCClient>
  ) async throws {
    // A request id is answered once, whoever is asked again.
    var created: [Customer] = []
    for number in 0..<4 {
      let request = CreateCustomerRequest(
        customer: .individual().with(\.email, "several-\(number)@example.ma"),
        requestID: UUID().uuidString)
      let answers = [
        try await customers.createCustomer(request), try await customers.createCustomer(request),
        try await customers.createCustomer(request),
      ]
      #expect(Set(answers).count == 1)
      created.append(answers[0])
    }

    // A page goes on where another server's ended.
    var listed: [String] = []
    var request = ListCustomersRequest(pageSize: 1)
    repeat {
      let page = try await customers.listCustomers(request)
      listed += page.customers.map(\.id)
      request.pageToken = page.nextPageToken
    } while !request.pageToken.isEmpty
    #expect(listed.sorted() == created.map(\.id).sorted())

    // A change at one is what the others know, and compare with.
    let update = { (customer: Customer) in
      try await customers.updateCustomer(
        .init(
          customer: customer.with(\.notes, "changed"), updateMask: .init(paths: ["notes"])))
    }
    let changed = try await update(created[0])
    let error = try await refusal { try await update(created[0]) }
    #expect(error.reason == "ETAG_MISMATCH")
    for _ in 0..<3 { #expect(try await customers.getCustomer(.init(id: changed.id)) == changed) }
  }
}
