import CRMProto
import RPCCore
import Testing
import WireProto

/// Each endpoint of the replaced service's interactions, by the method that `docs/migrating.md` names.
@Suite(.timeLimit(.minutes(2))) struct MigratedInteractionEndpointsTests {
  @Test func postRecordsAContactAndAFollowUpNeedsItsDate() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000, step: 0)
    try await withCRM(clock: clock.wallClock) { crm in
      let customer = try await crm.create(DocumentedExample.individual)
      let example = DocumentedExample.interaction(with: customer.id)
      let dateless = try await refusal { try await crm.create(example) }
      #expect(dateless.isInvalid(["interaction.follow_up_date"]))
      let stored = try await crm.create(example.with(\.followUpDate, .init(seconds: 1_700_086_400)))
      #expect(stored.customerID == customer.id && stored.channel == .email)
      #expect(stored.subject == "Booking inquiry" && stored.durationMinutes == 15)
      #expect(stored.summary == "Customer inquired about desert tour packages")
      #expect(stored.followUpRequired && stored.staffMemberID.isEmpty)
      #expect(stored.timestamp?.seconds == 1_700_000_000)
      #expect(try await crm.lastInteraction(of: customer.id) == 1_700_000_000)

      _ = try await crm.create(.phoneCall(with: customer.id, at: 1_600_000_000))
      #expect(try await crm.lastInteraction(of: customer.id) == 1_700_000_000)
      let unknown = try await refusal { try await crm.create(.phoneCall(with: unknownID)) }
      #expect(unknown.isNotFound("CUSTOMER_NOT_FOUND"))
    }
  }

  @Test func getListsByEveryFilterNewestFirst() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000)
    try await withCRM(clock: clock.wallClock) { crm in
      let person = try await crm.create(DocumentedExample.individual)
      let company = try await crm.create(DocumentedExample.corporate)
      let call = try await crm.create(.phoneCall(with: person.id, at: 1_600_000_000))
      let mail = try await crm.create(
        .followUp(with: person.id, due: 1_800_000_000, staff: "agent-7")
          .with(\.timestamp, .init(seconds: 1_650_000_000)))
      let chat = try await crm.create(
        Interaction(customerID: company.id, staffMemberID: "agent-7", channel: .chat))
      let cases: [(ListInteractionsRequest, [Interaction])] = [
        (.init(), [chat, mail, call]),
        (.init(customerID: person.id), [mail, call]),
        (.init(staffMemberID: "agent-7"), [chat, mail]),
        (.init(channels: [.phone]), [call]),
        (.init(channels: [.email, .chat]), [chat, mail]),
        (.init(followUpState: .pending), [mail]),
        (.init(followUpState: .none), [chat, call]),
        (.init(customerID: company.id, followUpState: .pending), []),
      ]
      for (request, expected) in cases {
        var request = request
        request.includeTotalSize = true
        let page = try await crm.interactions.listInteractions(request)
        #expect(page.interactions == expected, "\(request)")
        #expect(page.totalSize == Int64(expected.count))
      }
    }
  }

  @Test func getStatsCountsThePeriodAndWhatIsOverdue() async throws {
    // 2023-11-14T22:13:20Z
    let clock = SteppedClock(seconds: 1_700_000_000)
    try await withCRM(clock: clock.wallClock) { crm in
      let customer = try await crm.create(DocumentedExample.individual)
      for (channel, minutes) in [(.email, 30), (.phone, 0), (.chat, nil), (.email, nil)]
        as [(Channel, Int32?)]
      {
        _ = try await crm.create(
          Interaction(customerID: customer.id, channel: channel, durationMinutes: minutes))
      }
      _ = try await crm.create(
        .followUp(with: customer.id, due: 1_690_000_000)
          .with(\.timestamp, .init(seconds: 1_680_000_000)))
      let done = try await crm.create(.followUp(with: customer.id, due: 1_690_000_000))
      _ = try await crm.interactions.completeFollowUp(.init(id: done.id))
      _ = try await crm.interactions.deleteInteraction(.init(id: done.id))

      let lastDays = Period(from: .init(seconds: 1_700_000_000 - 30 * 86_400))
      let stats = try await crm.interactions.getInteractionStats(.init(period: lastDays))
      #expect(stats.total == 4 && stats.averageDurationMinutes == 15)
      #expect(
        stats.byChannel == [
          ChannelCount(channel: .email, count: 2), ChannelCount(channel: .phone, count: 1),
          ChannelCount(channel: .chat, count: 1),
        ])
      #expect(stats.byMonth.last == MonthCount(month: "2023-11", count: 4))
      #expect(stats.followUpsOverdue == 0)
      let all = try await crm.interactions.getInteractionStats(.init())
      #expect(all.total == 5 && all.followUpsOverdue == 1)
      #expect(all.byMonth.count == 12 && all.byMonth.filter { $0.count > 0 }.count == 2)
    }
  }

  @Test func getAnswersOneAndAnUnknownOneIsNotFound() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(DocumentedExample.individual)
      let stored = try await crm.create(
        DocumentedExample.interaction(with: customer.id).with(\.followUpRequired, false))
      #expect(try await crm.interactions.getInteraction(.init(id: stored.id)) == stored)
      let unknown = try await refusal {
        try await crm.interactions.getInteraction(.init(id: unknownID))
      }
      #expect(unknown.isNotFound("INTERACTION_NOT_FOUND"))
      let malformed = try await refusal {
        try await crm.interactions.getInteraction(.init(id: "stats"))
      }
      #expect(malformed.isInvalid(["id"]))
    }
  }
}
