import CRMProto
import RPCCore
import Testing

/// Every text is taken at its limit and refused one character past it, never cut.
@Suite(.timeLimit(.minutes(2))) struct TextLimitTests {
  struct Limit: Sendable, CustomTestStringConvertible {
    let field: String
    let count: Int
    let fill: @Sendable (String) -> Customer

    init(_ field: String, _ count: Int, _ fill: @escaping @Sendable (String) -> Customer) {
      self.field = "customer.\(field)"
      self.count = count
      self.fill = fill
    }

    var testDescription: String { field }
  }

  @Test(arguments: limits)
  func aTextIsTakenAtItsLimitAndRefusedPastIt(_ limit: Limit) async throws {
    try await withCRM { crm in
      // Two bytes each in UTF-8 and, until normalised, two scalars: characters are what counts.
      let longest = String(repeating: "e\u{301}", count: limit.count)
      let created = try await crm.create(limit.fill(longest))
      #expect(try await crm.get(created.id) == created)

      let error = try await refusal { try await crm.create(limit.fill(longest + "x")) }
      #expect(error.code == .invalidArgument && error.fields == [limit.field])
      #expect(try await crm.customerCount() == 1)
    }
  }

  @Test func anEmailAddressMayBe255CharactersLong() async throws {
    try await withCRM { crm in
      let labels = Array(repeating: String(repeating: "d", count: 60), count: 3)
      let domain = "@" + labels.joined(separator: ".") + ".example.ma"
      let local = String(repeating: "l", count: 255 - domain.count)
      #expect(try await crm.create(.individual(email: local + domain)).email.count == 255)
      let error = try await refusal {
        try await crm.create(.individual(email: "l" + local + domain))
      }
      #expect(Set(error.fields) == ["customer.email"])
    }
  }

  @Test func fiftyTagsAreTaken() async throws {
    try await withCRM { crm in
      let tags = (0..<50).map { "tag \($0)" }
      let created = try await crm.create(.individual().with(\.tags, tags + tags))
      #expect(created.tags.count == 50)
    }
  }

  static let limits = [
    Limit("full_name", 255) { .individual($0) },
    Limit("full_name_ar", 255) { .individual().with(\.fullNameAr, $0) },
    Limit("company_name", 255) { .corporate($0) },
    Limit("phone", 64) { .individual().with(\.phone, $0) },
    Limit("nationality", 100) { .individual().with(\.nationality, $0) },
    Limit("residence_country", 100) { .individual().with(\.residenceCountry, $0) },
    Limit("region", 100) { .individual().with(\.region, $0) },
    Limit("notes", 10_000) { .individual().with(\.notes, $0) },
    Limit("tags[0]", 64) { .individual().with(\.tags, [$0]) },
    Limit("external_ids", 255) { .individual().with(\.externalIDs, ["erp": $0]) },
    Limit("external_ids", 64) { .individual().with(\.externalIDs, [$0: "1"]) },
  ]
}
