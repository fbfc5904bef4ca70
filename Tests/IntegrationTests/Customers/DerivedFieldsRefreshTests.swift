import CRM
import CRMProto
import Testing

@Suite struct DerivedFieldsRefreshTests {
  @Test func customersOfAnOlderVersionAreFoundAgainAndKeepTheirEtag() async throws {
    try await withCRM { crm in
      let before = try await crm.create(
        .individual("Mohamed El Fassi").with(\.region, "Casablanca"))
      _ = try await crm.create(.individual("Karim Tazi"))
      try await crm.execute(
        """
        UPDATE customer SET phone_e164 = '', region_code = '', city = '', search_name = '',
          search_sound = '', search_terms = '{}', search_phone = '', derived_version = 0
        WHERE full_name = 'Mohamed El Fassi'
        """)
      try await crm.execute("DELETE FROM search_word")
      func found(_ query: String) async throws -> Int {
        try await crm.customers.listCustomers(.init(query: query)).customers.count
      }
      #expect(try await found("mohamed") == 0)

      #expect(try await DerivedFields.refreshBatch(in: crm.database, deadline: soon) == 1)
      #expect(try await DerivedFields.refreshBatch(in: crm.database, deadline: soon) == 0)
      #expect(try await crm.get(before.id) == before)
      for query in ["mohamed", "محمد", "345678"] {
        #expect(try await found(query) >= 1, "\(query)")
      }
    }
  }
}
