import CRMProto
import RPCCore
import Testing
import WireProto

@Suite(.timeLimit(.minutes(2))) struct CreateInteractionTests {
  @Test func everyFieldComesBackAsItWasGiven() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000)
    try await withCRM(clock: clock.wallClock) { crm in
      let customer = try await crm.create(.individual())
      let given = Interaction(
        customerID: customer.id, staffMemberID: " agent-7 ", channel: .whatsapp,
        subject: "Airport transfer", summary: "Two lines.\nThe second: عميل مهم.",
        durationMinutes: 0, followUpRequired: true,
        followUpDate: .init(seconds: 1_700_100_000, nanos: 5_000),
        timestamp: .init(seconds: 1_600_000_000))
      let created = try await crm.create(given)
      let expected = given.with(\.staffMemberID, "agent-7").with(\.id, created.id)
        .with(\.etag, "r1").with(\.createdAt, created.createdAt)
        .with(\.updatedAt, created.createdAt)
      #expect(created == expected && created.createdAt != nil)
      #expect(try await crm.interactions.getInteraction(.init(id: created.id)) == created)
    }
  }

  @Test func withoutATimestampItTookPlaceNow() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000, step: 0)
    try await withCRM(clock: clock.wallClock) { crm in
      let customer = try await crm.create(.individual())
      let created = try await crm.create(.phoneCall(with: customer.id))
      #expect(created.timestamp?.seconds == 1_700_000_000 && created.durationMinutes == nil)
      #expect(try await crm.lastInteraction(of: customer.id) == 1_700_000_000)
    }
  }

  @Test func theLatestTimestampIsTheCustomersLastInteraction() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      #expect(try await crm.lastInteraction(of: customer.id) == nil)
      for (seconds, last) in [(1_600_000_000, 1_600_000_000), (1_500_000_000, 1_600_000_000)]
        as [(Int64, Int64)]
      {
        _ = try await crm.create(.phoneCall(with: customer.id, at: seconds))
        #expect(try await crm.lastInteraction(of: customer.id) == last)
      }
      // Who edits the customer is not in the way of who records contacts with it.
      #expect(try await crm.get(customer.id).etag == customer.etag)
    }
  }

  @Test func manyAtOnceLeaveTheLatest() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let results = await atOnce(40) { index in
        try await crm.create(
          .phoneCall(with: customer.id, at: 1_600_000_000 + Int64(index * 7 % 40)))
      }
      #expect(results.count { $0.succeeded } == 40)
      #expect(try await crm.lastInteraction(of: customer.id) == 1_600_000_039)
    }
  }

  @Test func oneRequestIDManyTimesIsOneInteraction() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let request = freshRequestID()
      let given = Interaction.phoneCall(with: customer.id)
      let results = await atOnce(50) { _ in try await crm.create(given, requestID: request) }
      #expect(results.count { $0.succeeded } == 50)
      #expect(Set(results.compactMap { try? $0.get() }).count == 1)
      let all = try await crm.interactions.listInteractions(.init(includeTotalSize: true))
      #expect(all.totalSize == 1)
    }
  }

  @Test func anUnknownCustomerIsNotFoundAndNothingIsWritten() async throws {
    try await withCRM { crm in
      let error = try await refusal {
        try await crm.create(.phoneCall(with: "01890a5d-ac96-774b-bcce-b302099a8057"))
      }
      #expect(error.code == .notFound && error.reason == "CUSTOMER_NOT_FOUND")
      let rows = try await crm.database.report(
        "SELECT count(*) FROM audit_entry", deadline: soon)
      #expect(try rows[0].decode(Int.self, at: 0) == 0)
    }
  }

  @Test func everyBadFieldIsNamedAtOnce() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000, step: 0)
    try await withCRM(clock: clock.wallClock) { crm in
      let bad = Interaction(
        id: "x", customerID: "y", staffMemberID: String(repeating: "a", count: 65),
        subject: String(repeating: "é", count: 256), summary: String(repeating: "a", count: 2_001),
        durationMinutes: -1, followUpRequired: true, followUpCompletedAt: .init(seconds: 1),
        timestamp: .init(seconds: 1_700_000_301), createdAt: .init(seconds: 1), etag: "r1")
      let error = try await refusal { try await crm.create(bad) }
      #expect(
        Set(error.fields)
          == Set(
            [
              "id", "customer_id", "staff_member_id", "channel", "subject", "summary",
              "duration_minutes", "follow_up_date", "follow_up_completed_at", "timestamp",
              "created_at", "etag",
            ].map { "interaction.\($0)" }))
      let missing = try await refusal { try await crm.interactions.createInteraction(.init()) }
      #expect(missing.fields == ["interaction"])
    }
  }

  @Test func fiveMinutesAheadAreAllowed() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000, step: 0)
    try await withCRM(clock: clock.wallClock) { crm in
      let customer = try await crm.create(.individual())
      let created = try await crm.create(.phoneCall(with: customer.id, at: 1_700_000_300))
      #expect(created.timestamp?.seconds == 1_700_000_300)
    }
  }
}
