import CRMProto
import Testing

@Suite(.timeLimit(.minutes(2))) struct ExportCustomersTests {
  @Test func everyCustomerIsExportedOnceAsItIsStored() async throws {
    try await withCRM { crm in
      // More than a thousand, and more bytes than one message holds.
      let rows = (1...1_150).map { number in
        ImportRow(
          line: Int64(number),
          customer: .individual("Person \(number)", email: "person\(number)@example.ma")
            .with(\.notes, String(repeating: "é", count: 2_000)))
      }
      for batch in [rows.prefix(600), rows.dropFirst(600)] {
        try await crm.customers.importCustomers { requests, responses in
          try await requests.send(.init(rows: Array(batch)))
          await requests.finish()
          for try await _ in responses {}
        }
      }
      let inactive = try await crm.create(.complete())
      _ = try await crm.customers.deactivateCustomer(.init(id: inactive.id))
      let exported = try await crm.exported(.init())
      #expect(exported.count == 1_151)
      #expect(Set(exported.map(\.id)).count == 1_151)
      let last = try #require(exported.first { $0.id == inactive.id })
      #expect(try await crm.get(inactive.id) == last)
    }
  }

  @Test func filtersAreThoseOfLists() async throws {
    try await withCRM { crm in
      let amina = try await crm.create(.individual("Amina Alaoui").with(\.tags, ["VIP"]))
      let atlas = try await crm.create(.corporate().with(\.region, "Agadir"))
      let gone = try await crm.customers.deactivateCustomer(
        .init(id: try await crm.create(.individual("Amina Gone")).id))
      #expect(try await crm.exported(.init()).map(\.id) == [amina.id, atlas.id, gone.id])
      #expect(try await crm.exported(.init(isActive: true)).map(\.id) == [amina.id, atlas.id])
      #expect(try await crm.exported(.init(query: "amina")).map(\.id) == [amina.id, gone.id])
      #expect(try await crm.exported(.init(tagsAny: ["VIP"])) == [amina])
      #expect(try await crm.exported(.init(regions: ["Agadir"])) == [atlas])
      #expect(try await crm.exported(.init(query: "nobody")) == [])
    }
  }
}

extension TestCRM {
  fileprivate func exported(_ request: ExportCustomersRequest) async throws -> [Customer] {
    try await customers.exportCustomers(request) { messages in
      var customers: [Customer] = []
      for try await message in messages { customers += message.customers }
      return customers
    }
  }
}
