import CRMProto
import RPCCore
import Testing
import WireProto

/// The replaced service's PUT and DELETE of an interaction, and its list of one customer's.
@Suite(.timeLimit(.minutes(2))) struct MigratedInteractionChangesTests {
  @Test func putChangesWhatTheMaskNamesAndTakesAFollowUpBack() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(DocumentedExample.individual)
      let stored = try await crm.create(.followUp(with: customer.id, due: 1_800_000_000))
      let given = Interaction(
        id: stored.id, channel: .sms, summary: "Updated summary", durationMinutes: 45)
      let updated = try await crm.update(
        given, ["summary", "duration_minutes", "follow_up_required"])
      #expect(updated.summary == "Updated summary" && updated.durationMinutes == 45)
      #expect(!updated.followUpRequired && updated.followUpDate == nil)
      #expect(updated.channel == stored.channel && updated.timestamp == stored.timestamp)

      let cleared = try await crm.update(Interaction(id: stored.id), ["duration_minutes"])
      #expect(cleared.durationMinutes == nil && cleared.summary == "Updated summary")
      let moved = try await refusal { try await crm.update(given, ["customer_id"]) }
      #expect(moved.isInvalid(["update_mask"]))
      let unknown = try await refusal {
        try await crm.update(given.with(\.id, unknownID), ["summary"])
      }
      #expect(unknown.isNotFound("INTERACTION_NOT_FOUND"))
    }
  }

  @Test func deleteForgetsTheInteractionAndThatItWasTheLast() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(DocumentedExample.individual)
      _ = try await crm.create(.phoneCall(with: customer.id, at: 1_500_000_000))
      let stored = try await crm.create(.phoneCall(with: customer.id, at: 1_600_000_000))
      _ = try await crm.interactions.deleteInteraction(.init(id: stored.id))
      #expect(try await crm.lastInteraction(of: customer.id) == 1_500_000_000)
      let gone = try await refusal {
        try await crm.interactions.getInteraction(.init(id: stored.id))
      }
      #expect(gone.isNotFound("INTERACTION_NOT_FOUND"))
      let again = try await refusal {
        try await crm.interactions.deleteInteraction(.init(id: stored.id))
      }
      #expect(again.isNotFound("INTERACTION_NOT_FOUND"))
    }
  }

  @Test func getOfACustomerListsItsOwnPageByPage() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(DocumentedExample.individual)
      let other = try await crm.create(DocumentedExample.corporate)
      _ = try await crm.create(.phoneCall(with: other.id))
      for (index, summary) in ["First", "Second", "Third"].enumerated() {
        _ = try await crm.create(
          .phoneCall(with: customer.id, at: 1_600_000_000 + Int64(index))
            .with(\.summary, summary))
      }
      var request = ListCustomerInteractionsRequest(
        customerID: customer.id, pageSize: 2, includeTotalSize: true)
      let first = try await crm.interactions.listCustomerInteractions(request)
      request.pageToken = first.nextPageToken
      let second = try await crm.interactions.listCustomerInteractions(request)
      #expect(first.interactions.map(\.summary) == ["Third", "Second"])
      #expect(second.interactions.map(\.summary) == ["First"])
      #expect(first.totalSize == 3 && second.nextPageToken.isEmpty)
      let unknown = try await refusal {
        try await crm.interactions.listCustomerInteractions(.init(customerID: unknownID))
      }
      #expect(unknown.isNotFound("CUSTOMER_NOT_FOUND"))
    }
  }
}
