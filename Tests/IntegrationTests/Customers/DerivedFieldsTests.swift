import CRMProto
import Testing

/// What the server makes of what was written, beside keeping it.
@Suite(.timeLimit(.minutes(2))) struct DerivedFieldsTests {
  @Test(arguments: [
    ("Casablanca", "MA-06", "Casablanca"), ("الدار البيضاء", "MA-06", "Casablanca"),
    ("fes", "MA-03", "Fès"), ("MA-07", "MA-07", ""), ("Souss-Massa", "MA-09", ""),
    ("Provence", "", ""), ("", "", ""),
  ])
  func aRegionIsResolvedAndKeptAsItWasWritten(region: String, code: String, city: String)
    async throws
  {
    try await withCRM { crm in
      let stored = try await crm.create(.individual().with(\.region, region))
      #expect(stored.region == region && stored.regionCode == code && stored.city == city)
      #expect(try await crm.get(stored.id) == stored)
    }
  }

  @Test(arguments: [
    ("06-12-34-56-78", "+212612345678"), ("00212612345678", "+212612345678"),
    ("+33 6 12 34 56 78", "+33612345678"), ("ask at the desk", ""),
  ])
  func aPhoneNumberIsNormalisedAndKeptAsItWasWritten(phone: String, e164: String) async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual().with(\.phone, phone))
      #expect(stored.phone == phone && stored.phoneE164 == e164)
      #expect(try await crm.get(stored.id) == stored)
    }
  }

  @Test func anICEIsKeptAsFifteenDigits() async throws {
    try await withCRM { crm in
      let spaced = try await crm.create(.corporate().with(\.ice, "001 234 567 0000 62"))
      #expect(spaced.ice == "001234567000062")
      let arabic = try await crm.create(.corporate().with(\.ice, "٠٠١٢٣٤٥٦٧٠٠٠٠٦٢"))
      #expect(arabic.ice == "001234567000062")
    }
  }
}
