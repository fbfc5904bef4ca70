import CRMProto
import RPCCore
import Testing

@Suite(.timeLimit(.minutes(2))) struct ImportCustomersTests {
  private static let rows: [ImportRow] = [
    ImportRow(line: 2, customer: .individual("Amina Alaoui", email: "amina@example.ma")),
    ImportRow(line: 3, customer: .corporate("Atlas", email: "atlas@example.ma")),
    ImportRow(line: 4, customer: .individual("", email: "no address")),
    ImportRow(line: 5, customer: .individual("Other Amina", email: "AMINA@example.ma")),
    ImportRow(line: 6),
  ]

  @Test func everyRowIsAnsweredAndTheGoodOnesAreCustomers() async throws {
    try await withCRM { crm in
      let results = try await crm.imported([Self.rows])
      #expect(results.map(\.line) == [2, 3, 4, 5, 6])
      #expect(results.map(\.outcome) == [.created, .created, .invalid, .duplicate, .invalid])
      #expect(results[2].violations.map(\.field) == ["customer.full_name", "customer.email"])
      #expect(results[3].duplicateOfLine == 2 && results[3].customerID.isEmpty)
      #expect(try await crm.customerCount() == 2)
      let amina = try await crm.get(results[0].customerID)
      #expect(amina.fullName == "Amina Alaoui" && amina.loyaltyStatus == .new && amina.isActive)
      let found = try await crm.customers.listCustomers(.init(query: "amina")).customers
      #expect(found == [amina])
    }
  }

  @Test func aDryRunSaysTheSameAndWritesNothing() async throws {
    try await withCRM { crm in
      let dry = try await crm.imported([Self.rows], isDryRun: true)
      #expect(try await crm.customerCount() == 0)
      let real = try await crm.imported([Self.rows])
      #expect(dry.map(\.outcome) == real.map(\.outcome))
      #expect(dry.map(\.violations) == real.map(\.violations))
      #expect(dry.allSatisfy { $0.customerID.isEmpty })
    }
  }

  @Test func theSameAgainChangesNothing() async throws {
    try await withCRM { crm in
      let complete = ImportRow(line: 9, customer: .complete())
      let first = try await crm.imported([Self.rows, [complete]])
      let before = try await crm.events()
      let second = try await crm.imported([[complete], Self.rows])
      #expect(
        second.map(\.outcome)
          == [.unchanged, .unchanged, .unchanged, .invalid, .duplicate, .invalid])
      #expect(second[0].customerID == first[5].customerID)
      #expect(try await crm.events() == before && before == 3)

      let row = ImportRow(line: 2, customer: .individual("Changed", email: "amina@example.ma"))
      let third = try await crm.imported([[row]])
      #expect(third[0].outcome == .duplicate && third[0].customerID == first[0].customerID)
      #expect(try await crm.get(first[0].customerID).fullName == "Amina Alaoui")
    }
  }

  @Test func eachCreatedCustomerLeavesItsAuditEntryAndItsEvent() async throws {
    try await withCRM { crm in
      _ = try await crm.imported([Self.rows])
      let rows = try await crm.database.report(
        "SELECT method FROM audit_entry WHERE action = 'created'", deadline: soon)
      #expect(
        try rows.map { try $0.decode(String.self, at: 0) } == [
          "crm.v1.CustomerService/ImportCustomers", "crm.v1.CustomerService/ImportCustomers",
        ])
      #expect(try await crm.events() == 2)
    }
  }

  @Test func importsOfTheSameRowsAtOnceMakeEachCustomerOnce() async throws {
    try await withCRM { crm in
      let rows = (1...200).map { number in
        ImportRow(
          line: Int64(number),
          customer: .individual("Person \(number)", email: "person\(number)@example.ma")
            .with(\.tags, ["imported"]))
      }
      let results = await atOnce(4) { _ in try await crm.imported([rows]) }
      #expect(results.allSatisfy { $0.succeeded })
      let outcomes = try results.flatMap { try $0.get() }.map(\.outcome)
      #expect(outcomes.filter { $0 == .created }.count == 200)
      #expect(outcomes.filter { $0 == .unchanged }.count == 600)
      #expect(try await crm.customerCount() == 200)
      let tags = try await crm.customers.listTags(.init()).tags
      #expect(tags.map(\.customerCount) == [200])
    }
  }

  @Test func whatWasAnsweredStaysWhenTheStreamBreaksOff() async throws {
    try await withCRM { crm in
      _ = try await refusal {
        try await crm.customers.importCustomers { requests, responses in
          var answers = responses.makeAsyncIterator()
          try await requests.send(.init(rows: Self.rows))
          #expect(try await answers.next()?.results.count == 5)
          throw RPCError(.cancelled, "Broken off.", reason: "TEST")
        }
      }
      #expect(try await crm.customerCount() == 2)
    }
  }

  @Test func aBatchOrAStreamOutOfRuleIsRefused() async throws {
    try await withCRM { crm in
      let row = ImportRow(line: 1, customer: .individual())
      let long = try await refusal {
        try await crm.imported([Array(repeating: row, count: 1_001)])
      }
      #expect(long.fields == ["rows"])
      let mixed = try await refusal {
        try await crm.customers.importCustomers { requests, responses in
          try await requests.send(.init(dryRun: true, rows: [row]))
          try await requests.send(.init(dryRun: false, rows: [row]))
          for try await _ in responses {}
        }
      }
      #expect(mixed.fields == ["dry_run"])
      #expect(try await crm.customerCount() == 0)
    }
  }
}

extension TestCRM {
  /// The results of one stream.
  func imported(
    _ batches: [[ImportRow]], isDryRun: Bool = false
  ) async throws -> [ImportResult] {
    try await customers.importCustomers { requests, responses in
      for rows in batches { try await requests.send(.init(dryRun: isDryRun, rows: rows)) }
      await requests.finish()
      var results: [ImportResult] = []
      for try await response in responses { results += response.results }
      return results
    }
  }

  fileprivate func events() async throws -> Int {
    let rows = try await database.report("SELECT count(*) FROM outbox_event", deadline: soon)
    return try rows[0].decode(Int.self, at: 0)
  }
}
