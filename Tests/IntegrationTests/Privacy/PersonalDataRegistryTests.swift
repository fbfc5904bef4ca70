import Testing

@testable import CRM

/// What the registry says of the database, held to the database.
@Suite(.timeLimit(.minutes(2))) struct PersonalDataRegistryTests {
  @Test func everyColumnOfTheDatabaseIsClassified() async throws {
    try await withCRM { crm in
      let rows = try await crm.database.report(
        """
        SELECT table_name || '.' || column_name FROM information_schema.columns
        WHERE table_schema = 'public' ORDER BY 1
        """, deadline: soon)
      let stored = Set(try rows.map { try $0.decode(String.self, at: 0) })
      let registered = PersonalDataRegistry.tables.flatMap { table in
        table.columns.map { "\(table.name).\($0.name)" }
      }
      #expect(stored.subtracting(registered) == [], "has no class: add it to the registry")
      #expect(Set(registered).subtracting(stored) == [], "is not in the database")
      #expect(Set(registered).count == registered.count)
      #expect(stored.count > 150)
    }
  }

  @Test func whatIsErasedIsAboutSomebodyOrErasedApart() {
    for table in PersonalDataRegistry.tables where table.columns.contains(where: \.isBlanked) {
      switch (table.subject, table.erasure) {
      case (_, .none): Issue.record("\(table.name) has personal columns that nothing erases")
      case (.nobody, .blanks), (.nobody, .rows): Issue.record("\(table.name) is about nobody")
      default: break
      }
    }
  }
}

extension PersonalColumn {
  fileprivate var isBlanked: Bool { dataClass.isErased }
}
