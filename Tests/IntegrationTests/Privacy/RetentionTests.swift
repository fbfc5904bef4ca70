import CRMProto
import RPCCore
import Testing
import WireProto

/// What was kept for longer than it may be is found first, and erased then.
@Suite(.timeLimit(.minutes(3))) struct RetentionTests {
  private static let day: Int64 = 86_400
  private static let start: Int64 = 1_500_000_000

  private func run(_ plan: String = "", in crm: TestCRM) async throws -> RunRetentionResponse {
    try await crm.privacy.runRetention(.init(plan: plan)) { answers in
      try await answers.reduce(into: RunRetentionResponse()) { $0 = $1 }
    }
  }

  @Test func aDryRunFindsAndAPlanErases() async throws {
    let clock = SteppedClock(seconds: Self.start)
    try await withCRM(clock: clock.wallClock) { crm in
      let forgotten = try await crm.create(.individual("Old Customer"))
      _ = try await crm.create(.phoneCall(with: forgotten.id).with(\.summary, "old"))
      let held = try await crm.create(.individual("Held Customer"))
      _ = try await crm.create(.phoneCall(with: held.id).with(\.summary, "evidence"))
      _ = try await crm.privacy.placeLegalHold(.init(customerID: held.id, reason: "a court"))
      let active = try await crm.create(.individual("Active Customer"))
      let old = try await crm.create(.phoneCall(with: active.id).with(\.summary, "old talk"))
      let opinion = try await crm.submit(.tour(by: active.id).with(\.comments, "old opinion"))
      let anonymous = try await crm.submit(
        .tour(by: "").with(\.isAnonymous, true).with(\.comments, "old secret"))

      clock.advance(by: 2_600 * Self.day)
      let recent = try await crm.create(.phoneCall(with: active.id).with(\.summary, "new talk"))
      let before = try await crm.interactions.getInteractionStats(.init())
      let found = try await run(in: crm)
      #expect(found.done && found.customers == 1 && found.held == 1)
      #expect(found.interactions == 1 && found.feedback == 2)
      #expect(try await crm.get(forgotten.id).fullName == "Old Customer")

      // What happens with somebody meanwhile counts.
      let done = try await run(found.plan, in: crm)
      #expect(done.customers == 1 && done.interactions == 1 && done.feedback == 2)
      #expect(try await crm.get(forgotten.id).isErased)
      #expect(try await crm.get(held.id).fullName == "Held Customer")
      #expect(try await crm.get(active.id).fullName == "Active Customer")
      #expect(try await crm.interactions.getInteraction(.init(id: old.id)).summary == "")
      #expect(try await crm.interactions.getInteraction(.init(id: recent.id)).summary == "new talk")
      #expect(try await crm.feedback.getFeedback(.init(id: opinion.id)).comments == "")
      #expect(try await crm.feedback.getFeedback(.init(id: anonymous.id)).comments == "")
      #expect(try await crm.interactions.getInteractionStats(.init()) == before)
      #expect(try await crm.auditProblem() == nil)
      let receipts = try await crm.privacy.listErasureReceipts(.init()).receipts
      #expect(receipts.map(\.customerID) == [forgotten.id] && receipts[0].reason == .retention)
      // By the same plan once more: nothing is left of it.
      let again = try await run(found.plan, in: crm)
      #expect(again.customers == 0 && again.interactions == 0 && again.feedback == 0)
      #expect(again.held == 1)
    }
  }

  @Test func valuesOfWhatWasDeletedGoTooAndTheTrailKnows() async throws {
    let clock = SteppedClock(seconds: Self.start)
    try await withCRM(clock: clock.wallClock) { crm in
      let secret = try await crm.submit(
        .tour(by: "").with(\.isAnonymous, true).with(\.comments, "Zqxcanary"))
      _ = try await crm.feedback.deleteFeedback(.init(id: secret.id))
      clock.advance(by: 2_600 * Self.day)
      _ = try await crm.create(.individual())
      let found = try await run(in: crm)
      #expect(found.auditValues == 2)
      #expect(try await run(found.plan, in: crm).auditValues == 2)
      #expect(try await crm.auditProblem() == nil)
      let entries = try await crm.audit.listAuditEntries(.init()).entries
      #expect(entries.filter(\.valuesErased).count == 2)
      // Of what is newer nothing may be missing.
      try await crm.execute(
        """
        DELETE FROM audit_value WHERE entry_id IN (
          SELECT id FROM audit_entry WHERE action = 'created' AND resource = 'customer')
        """)
      #expect(try await crm.auditProblem()?.kind == .valuesMissing)
    }
  }

  @Test func whoIsRestrictedIsLeftAlone() async throws {
    let clock = SteppedClock(seconds: Self.start)
    try await withCRM(clock: clock.wallClock) { crm in
      let stored = try await crm.create(.individual())
      _ = try await crm.privacy.restrictCustomer(.init(customerID: stored.id))
      clock.advance(by: 2_600 * Self.day)
      #expect(try await run(in: crm).customers == 0)
      // Who is let go now was not forgotten.
      _ = try await crm.privacy.liftRestriction(.init(customerID: stored.id))
      #expect(try await run(in: crm).customers == 0)
    }
  }

  @Test func whoComesBackAfterThePlanStays() async throws {
    let clock = SteppedClock(seconds: Self.start)
    try await withCRM(clock: clock.wallClock) { crm in
      let stored = try await crm.create(.individual())
      clock.advance(by: 2_600 * Self.day)
      let found = try await run(in: crm)
      #expect(found.customers == 1)
      _ = try await crm.create(.phoneCall(with: stored.id))
      #expect(try await run(found.plan, in: crm).customers == 0)
      #expect(!(try await crm.get(stored.id).isErased))
    }
  }

  @Test func withoutAPlanOfTheLastDayNothingIsErased() async throws {
    let clock = SteppedClock(seconds: Self.start)
    try await withCRM(clock: clock.wallClock) { crm in
      let found = try await run(in: crm)
      for plan in ["x", String(found.plan.dropLast()), found.plan + "A"] {
        let error = try await refusal { try await run(plan, in: crm) }
        #expect(error.reason == "PLAN_INVALID" && error.fields == ["plan"])
      }
      clock.advance(by: 2 * Self.day)
      #expect(try await refusal { try await run(found.plan, in: crm) }.reason == "PLAN_INVALID")
    }
  }
}
