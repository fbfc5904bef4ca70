import CRMProto
import RPCCore
import Testing
import WireProto

@Suite(.timeLimit(.minutes(2))) struct FollowUpTests {
  @Test func dueOnesAreListedEarliestFirstUntilTheyAreCompleted() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000, step: 0)
    try await withCRM(clock: clock.wallClock) { crm in
      let customer = try await crm.create(.individual())
      let later = try await crm.create(.followUp(with: customer.id, due: 1_700_000_000, staff: "b"))
      let sooner = try await crm.create(
        .followUp(with: customer.id, due: 1_699_000_000, staff: "a"))
      let future = try await crm.create(.followUp(with: customer.id, due: 1_700_000_001))
      _ = try await crm.create(.phoneCall(with: customer.id))

      func due(_ request: ListDueFollowUpsRequest = .init()) async throws -> [String] {
        try await crm.interactions.listDueFollowUps(request).interactions.map(\.id)
      }
      #expect(try await due() == [sooner.id, later.id])
      #expect(
        try await due(.init(dueBy: .init(seconds: 1_800_000_000)))
          == [sooner.id, later.id, future.id])
      #expect(try await due(.init(staffMemberID: "b")) == [later.id])

      let completed = try await crm.interactions.completeFollowUp(
        .init(id: sooner.id, etag: "r1"))
      #expect(completed.followUpCompletedAt?.seconds == 1_700_000_000 && completed.etag == "r2")
      #expect(try await due() == [later.id])
      #expect(try await crm.interactions.completeFollowUp(.init(id: sooner.id)) == completed)
    }
  }

  @Test func aMovedOneIsDueAtItsNewDate() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000, step: 0)
    try await withCRM(clock: clock.wallClock) { crm in
      let customer = try await crm.create(.individual())
      let stored = try await crm.create(.followUp(with: customer.id, due: 1_699_000_000))
      let moved = try await crm.interactions.rescheduleFollowUp(
        .init(id: stored.id, followUpDate: .init(seconds: 1_700_500_000)))
      #expect(moved.followUpDate?.seconds == 1_700_500_000 && moved.etag == "r2")
      #expect(try await crm.interactions.listDueFollowUps(.init()).interactions.isEmpty)
      // To where it is already: nothing changes.
      #expect(
        try await crm.interactions.rescheduleFollowUp(
          .init(id: stored.id, followUpDate: moved.followUpDate)) == moved)
    }
  }

  @Test func whatHasNoOpenFollowUpIsRefused() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let plain = try await crm.create(.phoneCall(with: customer.id))
      let date = GoogleProtobuf.Timestamp(seconds: 1_800_000_000)
      let complete = try await refusal {
        try await crm.interactions.completeFollowUp(.init(id: plain.id))
      }
      #expect(complete.code == .failedPrecondition && complete.reason == "NO_FOLLOW_UP")
      let move = try await refusal {
        try await crm.interactions.rescheduleFollowUp(.init(id: plain.id, followUpDate: date))
      }
      #expect(move.reason == "NO_FOLLOW_UP")

      let done = try await crm.create(.followUp(with: customer.id, due: 1_800_000_000))
      _ = try await crm.interactions.completeFollowUp(.init(id: done.id))
      let late = try await refusal {
        try await crm.interactions.rescheduleFollowUp(.init(id: done.id, followUpDate: date))
      }
      #expect(late.code == .failedPrecondition && late.reason == "FOLLOW_UP_COMPLETED")
      let nothing = try await refusal {
        try await crm.interactions.rescheduleFollowUp(.init(id: "x"))
      }
      #expect(nothing.fields == ["id", "follow_up_date"])
    }
  }
}
