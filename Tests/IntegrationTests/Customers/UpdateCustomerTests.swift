import CRMProto
import RPCCore
import Testing
import WireProto

@Suite(.timeLimit(.minutes(2))) struct UpdateCustomerTests {
  @Test(arguments: copies.keys.sorted())
  func aMaskChangesItsFieldAndNoOther(path: String) async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.complete())
      let given = Self.other.with(\.id, stored.id)
      let updated = try await crm.update(given, [path])
      #expect(try await crm.get(stored.id) == updated)

      var expected = stored
      let copy = try #require(Self.copies[path])
      copy(given, &expected)
      #expect(expected != stored)
      expected.etag = "r2"
      expected.updatedAt = updated.updatedAt
      expected.displayName = expected.companyName
      if path == "phone" { expected.phoneE164 = "+212700000000" }
      if path == "region" { (expected.regionCode, expected.city) = ("MA-03", "Fès") }
      #expect(updated == expected)
    }
  }

  @Test func anEmptyValueInTheMaskClearsTheField() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.complete())
      let cleared = try await crm.update(
        Customer(id: stored.id),
        [
          "full_name_ar", "tags", "notes", "ice", "external_ids", "preferences",
          "preferred_language",
        ])
      #expect(cleared.fullNameAr.isEmpty && cleared.tags.isEmpty && cleared.notes.isEmpty)
      #expect(cleared.ice.isEmpty && cleared.externalIDs.isEmpty && cleared.preferences == nil)
      #expect(cleared.preferredLanguage == "French")
      #expect(cleared.companyName == stored.companyName && cleared.email == stored.email)
    }
  }

  @Test func whatTheMaskDoesNotNameIsNotEvenLookedAt() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual())
      let given = Customer(id: stored.id, email: "nonsense", notes: " new ", ice: "x")
      let updated = try await crm.update(given, ["notes"])
      #expect(updated.notes == "new" && updated.email == stored.email)
    }
  }

  @Test(arguments: [
    "id", "phone_e164", "region_code", "city", "is_active", "display_name", "created_at",
    "updated_at", "last_interaction", "etag", "", "nonsense", "*", "preferences.contact_from",
    "Full_Name", "fullName", " notes",
  ])
  func aPathThatIsNotTheCallersToChangeIsRefused(path: String) async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual())
      let error = try await refusal { try await crm.update(stored, ["notes", path]) }
      #expect(error.code == .invalidArgument && error.fields == ["update_mask"])
      #expect(try await crm.get(stored.id) == stored)
    }
  }

  @Test(arguments: [nil, GoogleProtobuf.FieldMask()])
  func anEmptyMaskIsRefused(mask: GoogleProtobuf.FieldMask?) async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual())
      let error = try await refusal {
        try await crm.customers.updateCustomer(.init(customer: stored, updateMask: mask))
      }
      #expect(error.code == .invalidArgument && error.fields == ["update_mask"])
    }
  }

  @Test func theMergedCustomerIsWhatIsValidated() async throws {
    try await withCRM { crm in
      let person = try await crm.create(.individual())
      let nameless = try await refusal {
        try await crm.update(person.with(\.contactType, .corporate), ["contact_type"])
      }
      #expect(nameless.code == .invalidArgument && nameless.fields == ["customer.company_name"])

      let organisation = try await crm.create(.complete())
      let withICE = try await refusal {
        try await crm.update(organisation.with(\.contactType, .individual), ["contact_type"])
      }
      #expect(withICE.fields == ["customer.company_name", "customer.ice"])
      #expect(try await crm.get(person.id) == person)
      #expect(try await crm.get(organisation.id) == organisation)

      let both = try await crm.update(
        person.with(\.contactType, .corporate).with(\.companyName, "Alaoui SARL"),
        ["contact_type", "company_name"])
      #expect(both.displayName == "Alaoui SARL")
    }
  }

  @Test func aTakenAddressIsRefused() async throws {
    try await withCRM { crm in
      let first = try await crm.create(.individual(email: "one@example.ma"))
      let second = try await crm.create(.individual())
      let error = try await refusal {
        try await crm.update(second.with(\.email, "ONE@example.ma"), ["email"])
      }
      #expect(error.code == .alreadyExists && error.reason == "EMAIL_TAKEN")
      #expect(error.fields == ["customer.email"])
      #expect(try await crm.get(second.id) == second)
      #expect(try await crm.update(first.with(\.email, "ONE@example.ma"), ["email"]).etag == "r2")
    }
  }

  @Test func anUnknownIDIsNotFound() async throws {
    try await withCRM { crm in
      let error = try await refusal {
        try await crm.update(Customer(id: "01890a5d-ac96-774b-bcce-b302099a8057"), ["notes"])
      }
      #expect(error.code == .notFound && error.reason == "CUSTOMER_NOT_FOUND")
    }
  }

  @Test func aMalformedIDAndABadMaskAreNamedAtOnce() async throws {
    try await withCRM { crm in
      let error = try await refusal { try await crm.update(Customer(id: "x"), []) }
      #expect(error.fields == ["customer.id", "update_mask"])
    }
  }

  @Test func theInstantOfChangeNeverGoesBack() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000, step: -3600)
    try await withCRM(clock: clock.wallClock) { crm in
      let stored = try await crm.create(.individual())
      let updated = try await crm.update(stored.with(\.notes, "later"), ["notes"])
      #expect(updated.updatedAt == stored.updatedAt)
    }
  }

  /// Every path that a caller may change, but for the contact type, which needs a name to go with it.
  static let copies: [String: @Sendable (Customer, inout Customer) -> Void] = [
    "full_name": { $1.fullName = $0.fullName },
    "full_name_ar": { $1.fullNameAr = $0.fullNameAr },
    "company_name": { $1.companyName = $0.companyName },
    "email": { $1.email = $0.email },
    "phone": { $1.phone = $0.phone },
    "nationality": { $1.nationality = $0.nationality },
    "residence_country": { $1.residenceCountry = $0.residenceCountry },
    "region": { $1.region = $0.region },
    "preferred_language": { $1.preferredLanguage = $0.preferredLanguage },
    "tags": { $1.tags = $0.tags },
    "loyalty_status": { $1.loyaltyStatus = $0.loyaltyStatus },
    "notes": { $1.notes = $0.notes },
    "ice": { $1.ice = $0.ice },
    "external_ids": { $1.externalIDs = $0.externalIDs },
    "preferences": { $1.preferences = $0.preferences },
  ]

  /// Differs from `complete()` in every field of `copies`.
  private static let other: Customer = {
    var customer = Customer.corporate("Rif Tours")
    customer.fullName = "Salma Idrissi"
    customer.fullNameAr = "سلمى الإدريسي"
    customer.phone = "0700000000"
    customer.nationality = "French"
    customer.residenceCountry = "France"
    customer.region = "Fes"
    customer.preferredLanguage = "Spanish"
    customer.tags = ["new"]
    customer.loyaltyStatus = .platinum
    customer.notes = "new"
    customer.ice = "000000000000097"
    customer.externalIDs = ["erp": "C-2"]
    customer.preferences = CustomerPreferences(allowedChannels: [.sms])
    return customer
  }()
}
