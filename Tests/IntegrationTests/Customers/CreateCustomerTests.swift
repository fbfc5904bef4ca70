import CRMProto
import Foundation
import RPCCore
import Testing
import WireProto

@Suite(.timeLimit(.minutes(2))) struct CreateCustomerTests {
  @Test func anIndividualIsAnsweredAsStored() async throws {
    try await withCRM { crm in
      let created = try await crm.create(.individual("Amina Alaoui", email: "Amina@Example.ma"))
      #expect(created.contactType == .individual)
      #expect(created.displayName == "Amina Alaoui")
      #expect(created.email == "Amina@Example.ma")
      #expect(created.loyaltyStatus == .new)
      #expect(created.isActive)
      #expect(created.preferredLanguage == "French")
      #expect(created.etag == "r1")
      #expect(created.createdAt != nil && created.createdAt == created.updatedAt)
      #expect(created.lastInteraction == nil)
      #expect(try await crm.get(created.id) == created)
    }
  }

  @Test func everyFieldOfACorporateComesBackAsItWasGiven() async throws {
    try await withCRM { crm in
      let given = Customer.complete()
      let created = try await crm.create(given)
      var expected = given
      expected.id = created.id
      expected.etag = created.etag
      expected.createdAt = created.createdAt
      expected.updatedAt = created.updatedAt
      expected.loyaltyStatus = .new
      expected.isActive = true
      expected.displayName = given.companyName
      expected.phoneE164 = "+212522000000"
      expected.regionCode = "MA-06"
      expected.city = "Casablanca"
      #expect(created == expected)
      #expect(try await crm.get(created.id) == expected)
    }
  }

  @Test func anIDIsAUUIDOfVersion7ThatTellsWhenItWasMade() async throws {
    try await withCRM { crm in
      let before = Date.now
      let id = try await crm.create(.individual()).id
      let form = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
      #expect(id.wholeMatch(of: form) != nil)
      let digits = id.replacing("-", with: "")
      let milliseconds = try #require(UInt64(digits.prefix(12), radix: 16))
      let made = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
      #expect(abs(made.timeIntervalSince(before)) < 60)
    }
  }

  @Test func textsAreTrimmedAndBroughtIntoNormalFormC() async throws {
    try await withCRM { crm in
      var given = Customer.individual("  Rene\u{301} Dupont\n")
      given.region = "\u{00a0}Fe\u{300}s "
      given.notes = "\t deux\n lignes \n"
      let created = try await crm.create(given)
      #expect(Array(created.fullName.utf8) == Array("Ren\u{e9} Dupont".utf8))
      #expect(Array(created.displayName.utf8) == Array("Ren\u{e9} Dupont".utf8))
      #expect(Array(created.region.utf8) == Array("F\u{e8}s".utf8))
      #expect(created.notes == "deux\n lignes")
      #expect(try await crm.get(created.id) == created)
    }
  }

  @Test(arguments: [
    ("", "French"), ("fr", "French"), ("AR", "Arabic"), (" english ", "English"),
    ("Es", "Spanish"), ("zgh", "Tamazight"), ("TAMAZIGHT", "Tamazight"),
  ])
  func aLanguageIsStoredByItsName(given: String, stored: String) async throws {
    try await withCRM { crm in
      let created = try await crm.create(.individual().with(\.preferredLanguage, given))
      #expect(created.preferredLanguage == stored)
    }
  }

  @Test func tagsAreASortedSetOfTrimmedTexts() async throws {
    try await withCRM { crm in
      let created = try await crm.create(
        .individual().with(
          \.tags, [" VIP ", "honeymoon", "VIP", "e\u{301}te\u{301}", "\u{e9}t\u{e9}"]))
      #expect(created.tags == ["VIP", "honeymoon", "\u{e9}t\u{e9}"])
      #expect(try await crm.get(created.id).tags == created.tags)
    }
  }

  @Test func emptyCollectionsAreStoredAsEmpty() async throws {
    try await withCRM { crm in
      let created = try await crm.get(try await crm.create(.individual()).id)
      #expect(created.tags.isEmpty && created.externalIDs.isEmpty && created.preferences == nil)
    }
  }

  @Test func channelsThatAreAllowedAreASortedSet() async throws {
    try await withCRM { crm in
      let preferences = CustomerPreferences(allowedChannels: [.sms, .email, .sms])
      let created = try await crm.create(.individual().with(\.preferences, preferences))
      #expect(created.preferences?.allowedChannels == [.email, .sms])
    }
  }
}
