import CRMProto
import RPCCore
import Testing
import WireProto

/// Customers that must be refused: each names its fields, and leaves no row.
@Suite(.timeLimit(.minutes(2))) struct InvalidCustomerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let fields: [String]
    let customer: Customer

    init(_ name: String, _ fields: [String], _ customer: Customer) {
      self.name = name
      self.fields = fields.map { "customer.\($0)" }
      self.customer = customer
    }

    var testDescription: String { name }
  }

  @Test(arguments: names + contacts + corporates + collections + preferences + outputOnly)
  func aCustomerIsRefusedWithItsBadFieldsNamed(_ bad: Case) async throws {
    try await withCRM { crm in
      let error = try await refusal { try await crm.create(bad.customer) }
      #expect(error.code == .invalidArgument)
      #expect(error.reason == "INVALID_FIELDS")
      #expect(error.fields == bad.fields)
      #expect(try await crm.customerCount() == 0)
    }
  }

  @Test func aRequestWithoutACustomerIsRefused() async throws {
    try await withCRM { crm in
      let error = try await refusal { try await crm.customers.createCustomer(.init()) }
      #expect(error.code == .invalidArgument && error.fields == ["customer"])
    }
  }

  @Test func everyBadFieldIsNamedAtOnce() async throws {
    try await withCRM { crm in
      let error = try await refusal { try await crm.create(Customer(preferredLanguage: "Klingon")) }
      #expect(
        error.fields == [
          "customer.contact_type", "customer.email", "customer.phone",
          "customer.preferred_language",
        ])
    }
  }

  @Test func whatIsWrongIsNeverRepeatedInTheError() async throws {
    try await withCRM { crm in
      let secret = "Very-Private-Text"
      let error = try await refusal {
        try await crm.create(
          .individual(email: secret).with(\.preferredLanguage, secret).with(\.ice, secret)
            .with(\.tags, [secret + "\u{7}"]))
      }
      #expect(error.violations.count >= 4)
      #expect(!"\(error)".contains(secret))
    }
  }

  @Test func aFloodOfBadFieldsIsAnsweredInvalidAndNotTooLong() async throws {
    try await withCRM { crm in
      // Before, it would be the length of the frame that is refused.
      _ = try await ControlServiceClient(crm.calls).authenticate(.init())
      let error = try await refusal {
        try await crm.create(.individual().with(\.tags, Array(repeating: "", count: 100_000)))
      }
      #expect(error.code == .invalidArgument)
      #expect(error.violations.count <= 100)
    }
  }

  static let names = [
    Case("no contact type", ["contact_type"], .individual().with(\.contactType, .unspecified)),
    Case("an individual without a name", ["full_name"], .individual("")),
    Case("a name of blanks", ["full_name"], .individual(" \u{a0}\n")),
    Case("a corporate without a name", ["company_name"], .corporate("")),
    Case("an individual with a company", ["company_name"], .individual().with(\.companyName, "X")),
    Case("a line break in a name", ["full_name"], .individual("Amina\nAlaoui")),
    Case("a control character", ["region"], .individual().with(\.region, "Fes\u{7}x")),
  ]

  static let contacts = [
    Case("no e-mail address", ["email"], .individual(email: "")),
    Case("no e-mail domain", ["email"], .individual(email: "amina@")),
    Case("no phone", ["phone"], .individual().with(\.phone, " ")),
    Case(
      "an unknown language", ["preferred_language"], .individual().with(\.preferredLanguage, "de")),
  ]

  static let corporates = [
    Case("an ICE of 14 digits", ["ice"], .corporate().with(\.ice, "00123456700006")),
    Case("an ICE of 16 digits", ["ice"], .corporate().with(\.ice, "0012345670000620")),
    Case("an ICE with a letter", ["ice"], .corporate().with(\.ice, "00123456700006A")),
    Case("an ICE with a sign", ["ice"], .corporate().with(\.ice, "+01234567000062")),
    Case("wrong check digits", ["ice"], .corporate().with(\.ice, "001234567000063")),
    Case("an individual's ICE", ["ice"], .individual().with(\.ice, "001234567000062")),
  ]

  static let collections = [
    Case("an empty tag", ["tags[1]"], .individual().with(\.tags, ["a", " "])),
    Case("51 tags", ["tags"], .individual().with(\.tags, (0...50).map { "tag \($0)" })),
    Case(
      "21 external ids", ["external_ids"],
      .individual().with(
        \.externalIDs, Dictionary(uniqueKeysWithValues: (0...20).map { ("s\($0)", "1") }))),
    Case(
      "an external id that is empty", ["external_ids"],
      .individual().with(\.externalIDs, ["erp": ""])),
    Case("a system that is empty", ["external_ids"], .individual().with(\.externalIDs, ["": "1"])),
    Case(
      "a system named twice", ["external_ids"],
      .individual().with(\.externalIDs, ["erp": "1", " erp": "2"])),
  ]

  static let preferences = [
    Case("an hour of 24", ["preferences.contact_until"], hours("09:30", "24:00")),
    Case("a minute of 60", ["preferences.contact_from"], hours("09:60", "18:00")),
    Case("an hour of one digit", ["preferences.contact_from"], hours("9:30", "18:00")),
    Case("an hour with a sign", ["preferences.contact_from"], hours("+9:30", "18:00")),
    Case("hours without an end", ["preferences"], hours("09:30", "")),
    Case("hours without a beginning", ["preferences"], hours("", "18:00")),
    Case(
      "a channel unspecified", ["preferences.allowed_channels"],
      preferring(CustomerPreferences(allowedChannels: [.unspecified, .email]))),
    Case(
      "a preferred channel that is not allowed", ["preferences.preferred_channel"],
      preferring(CustomerPreferences(allowedChannels: [.email], preferredChannel: .sms))),
  ]

  static let outputOnly = [
    Case("an id", ["id"], .individual().with(\.id, "01890a5d-ac96-774b-bcce-b302099a8057")),
    Case("a phone in E.164", ["phone_e164"], .individual().with(\.phoneE164, "+212612345678")),
    Case("a region code", ["region_code"], .individual().with(\.regionCode, "MA-06")),
    Case("a city", ["city"], .individual().with(\.city, "Casablanca")),
    Case("a display name", ["display_name"], .individual().with(\.displayName, "X")),
    Case(
      "an instant of creation", ["created_at"], .individual().with(\.createdAt, .init(seconds: 1))),
    Case(
      "an instant of change", ["updated_at"], .individual().with(\.updatedAt, .init(seconds: 1))),
    Case(
      "a last interaction", ["last_interaction"],
      .individual().with(\.lastInteraction, .init(seconds: 1))),
    Case("an etag", ["etag"], .individual().with(\.etag, "r1")),
    Case("a tier", ["loyalty_status"], .individual().with(\.loyaltyStatus, .vip)),
  ]

  private static func hours(_ from: String, _ until: String) -> Customer {
    preferring(CustomerPreferences(contactFrom: from, contactUntil: until))
  }

  private static func preferring(_ preferences: CustomerPreferences) -> Customer {
    .individual().with(\.preferences, preferences)
  }
}
