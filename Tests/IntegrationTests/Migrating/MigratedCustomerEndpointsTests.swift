import CRMProto
import RPCCore
import Testing

/// Each endpoint of the replaced service's customers, by the method that `docs/migrating.md` names; the
/// list has a suite of its own.
@Suite(.timeLimit(.minutes(2))) struct MigratedCustomerEndpointsTests {
  @Test func postCreatesBothTypesAndRefusesATakenAddressAndAMissingName() async throws {
    try await withCRM { crm in
      let person = try await crm.create(DocumentedExample.individual)
      #expect(person.fullName == "Ahmed Hassan" && person.email == "ahmed.hassan@example.com")
      #expect(person.loyaltyStatus == .new && person.isActive)
      #expect(person.tags == ["Repeat Customer", "VIP"])
      #expect(person.region == "Casablanca" && person.regionCode == "MA-06")
      #expect(person.phoneE164 == "+212600123456" && person.displayName == "Ahmed Hassan")
      let company = try await crm.create(DocumentedExample.corporate)
      #expect(company.contactType == .corporate && company.preferredLanguage == "Arabic")
      #expect(company.fullName.isEmpty && company.displayName == "Atlas Tours Morocco")

      let taken = try await refusal { try await crm.create(DocumentedExample.individual) }
      #expect(taken.code == .alreadyExists && taken.reason == "EMAIL_TAKEN")
      let nameless = try await refusal {
        try await crm.create(Customer(contactType: .individual, email: "a@b.ma", phone: "06"))
      }
      #expect(nameless.isInvalid(["customer.full_name"]))
    }
  }

  @Test func getAnswersADeactivatedCustomerThatChecksAsNotVerified() async throws {
    try await withCRM { crm in
      let company = try await crm.create(DocumentedExample.corporate)
      #expect(try await crm.get(company.id) == company)
      let before = try await crm.customers.checkCustomers(.init(ids: [company.id])).checks
      #expect(before.map(\.verified) == [true])
      #expect(before.map(\.displayName) == ["Atlas Tours Morocco"])
      _ = try await crm.customers.deactivateCustomer(.init(id: company.id))
      #expect(try await crm.get(company.id).isActive == false)
      let after = try await crm.customers.checkCustomers(.init(ids: [company.id])).checks
      #expect(after.map(\.exists) == [true] && after.map(\.verified) == [false])

      let unknown = try await refusal { try await crm.get(unknownID) }
      #expect(unknown.isNotFound("CUSTOMER_NOT_FOUND"))
      let malformed = try await refusal { try await crm.get("7") }
      #expect(malformed.isInvalid(["id"]))
    }
  }

  @Test func getSummaryCountsInteractionsAndFeedback() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(DocumentedExample.individual)
      for summary in ["First interaction", "Second interaction"] {
        _ = try await crm.create(
          Interaction(customerID: customer.id, channel: .email, summary: summary))
      }
      _ = try await crm.submit(
        .tour(by: customer.id, rating: 5).submitted(at: 1_600_000_000))
      let last = try await crm.submit(
        .tour(by: customer.id, rating: 4).submitted(at: 1_700_000_000))
      let summary = try await crm.customers.getCustomerSummary(.init(id: customer.id))
      #expect(summary.customer?.id == customer.id && summary.segments.isEmpty)
      #expect(summary.totalInteractions == 2 && summary.totalFeedback == 2)
      #expect(summary.averageRating == 4.5 && summary.lastFeedback == last)
      #expect(summary.interactionsByChannel == [ChannelCount(channel: .email, count: 2)])
      #expect(
        summary.feedbackByService
          == [ServiceCount(serviceType: .tour, count: 2, averageRating: 4.5)])
      let unknown = try await refusal {
        try await crm.customers.getCustomerSummary(.init(id: unknownID))
      }
      #expect(unknown.isNotFound("CUSTOMER_NOT_FOUND"))
    }
  }

  @Test func putChangesWhatTheMaskNamesAndRefusesATakenAddress() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(DocumentedExample.individual)
      let other = try await crm.create(DocumentedExample.corporate)
      let given = Customer(
        id: stored.id, fullName: "Updated Name", email: "CONTACT@atlastours.ma",
        tags: ["Updated", "Tags"], loyaltyStatus: .gold)
      let updated = try await crm.update(given, ["full_name", "loyalty_status", "tags"])
      #expect(updated.fullName == "Updated Name" && updated.displayName == "Updated Name")
      #expect(updated.loyaltyStatus == .gold && updated.tags == ["Tags", "Updated"])
      #expect(updated.email == stored.email && updated.phone == stored.phone)

      let taken = try await refusal { try await crm.update(given, ["email"]) }
      #expect(taken.code == .alreadyExists && taken.reason == "EMAIL_TAKEN")
      let state = try await refusal { try await crm.update(given, ["is_active"]) }
      #expect(state.isInvalid(["update_mask"]))
      let unknown = try await refusal {
        try await crm.update(given.with(\.id, unknownID), ["full_name"])
      }
      #expect(unknown.isNotFound("CUSTOMER_NOT_FOUND"))
      #expect(try await crm.get(stored.id) == updated)
      #expect(try await crm.get(other.id) == other)
    }
  }

  @Test func deleteDeactivatesAndFreesTheAddress() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(DocumentedExample.individual)
      let inactive = try await crm.customers.deactivateCustomer(.init(id: stored.id))
      #expect(!inactive.isActive)
      #expect(try await crm.get(stored.id) == inactive)
      #expect(try await crm.customers.deactivateCustomer(.init(id: stored.id)) == inactive)
      #expect(try await crm.customers.listCustomers(.init()).customers.isEmpty)
      let successor = try await crm.create(DocumentedExample.individual)
      #expect(successor.id != stored.id)
      let unknown = try await refusal {
        try await crm.customers.deactivateCustomer(.init(id: unknownID))
      }
      #expect(unknown.isNotFound("CUSTOMER_NOT_FOUND"))
    }
  }
}
