import Morocco
import Protobuf
import Testing
import WireProto

@testable import crmctl

/// What `migrate-from` makes of single values.
@Suite struct MigrateFromTests {
  private static let time = { OldTime(zone: CalendarZone.utc) }()

  @Test func requestIDsAreUUIDsOfTheirOwnAndTheSameInEveryRun() throws {
    let ids = RequestIDs(system: "fastapi-crm")
    let id = ids.id(.create, .customers, 7)
    #expect(
      id.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/)
        != nil)
    #expect(id == RequestIDs(system: "fastapi-crm").id(.create, .customers, 7))
    let others = [
      ids.id(.tier, .customers, 7), ids.id(.create, .feedback, 7), ids.id(.create, .customers, 8),
      RequestIDs(system: "other").id(.create, .customers, 7),
    ]
    #expect(Set(others + [id]).count == 5)
  }

  @Test(arguments: [
    (" A.b@example.ma; ", "A.b@example.ma"), ("<a@b.ma>", "a@b.ma"), ("MailTo:a@b.ma.", "a@b.ma"),
    ("a@b.ma", "a@b.ma"), ("", ""),
  ])
  func anAddressIsFreedOfWhatWasPastedWithIt(given: String, cleaned: String) {
    #expect(EmailText.cleaned(given) == cleaned)
  }

  @Test func tagsAreReadFromWhateverTheColumnHas() throws {
    func tags(_ json: String) throws -> OldTags { OldTags(try JSONValue(text: json)) }
    #expect(try tags(#"["a", "b"]"#).tags == ["a", "b"])
    #expect(try !tags(#"["a", "b"]"#).isUntidy && !tags("null").isUntidy)
    #expect(try tags(#""a, b""#).tags == ["a", "b"] && tags(#""a""#).isUntidy)
    #expect(try tags(#""[\"a\", \"b\"]""#).tags == ["a", "b"])
    #expect(try tags(#"["a", " a ", "", null, 5]"#).tags == ["a", "5"])
  }

  @Test func timesAreReadWithAndWithoutAZone() throws {
    let zone = OldTime(zone: try CalendarZone())
    func seconds(_ text: String) -> Int64? {
      guard case .instant(let instant, _) = zone.read(.string(text)) else { return nil }
      return instant.seconds
    }
    #expect(seconds("2024-07-01T12:00:00.123456") == 1_719_831_600)
    #expect(seconds("2024-07-01 12:00:00") == 1_719_831_600)
    #expect(seconds("2024-07-01T12:00:00+00:00") == 1_719_835_200)
    #expect(seconds("2024-07-01") == 1_719_788_400)
    #expect(seconds("infinity") == nil && seconds("yesterday") == nil)
  }

  @Test func choicesAreReadInAnySpelling() {
    let row = OldRow(
      .interactions, id: 1,
      ["channel": "In Person", "timestamp": "2024-07-01T12:00:00", "duration_minutes": "7"])
    let old = try? OldInteraction(row, time: Self.time, customer: "c")
    #expect(old?.interaction.channel == .inPerson && old?.interaction.durationMinutes == 7)
    #expect(old?.repairs == [])
  }

  @Test func anIndividualWithACompanyAloneIsACorporate() {
    let row = OldRow(.customers, id: 3, ["contact_type": "individual", "company_name": "Atlas"])
    let old = OldCustomer(row, time: Self.time, system: "x")
    #expect(old.customer.contactType == .corporate && old.customer.companyName == "Atlas")
    #expect(old.repairs.map(\.kind).contains(.contactTypeGuessed))
  }

  /// The page names every kind that a report may have.
  @Test func everyKindOfRepairIsExplained() throws {
    let page = try String(
      contentsOfFile: #filePath.replacing(
        "Tests/CLITests/MigrateFromTests.swift", with: "docs/migrating.md"),
      encoding: .utf8)
    for kind in Repair.Kind.allCases {
      #expect(page.contains("`\(kind.rawValue)`"), "\(kind.rawValue)")
    }
  }
}
