import CRMProto
import Postgres
import RPCCore
import Testing
import WireProto

/// UpdateInteraction and DeleteInteraction.
@Suite(.timeLimit(.minutes(2))) struct ChangeInteractionTests {
  @Test func onlyTheMaskedFieldsChange() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let stored = try await crm.create(
        .phoneCall(with: customer.id, at: 1_600_000_000).with(\.subject, "Before"))
      let updated = try await crm.update(
        stored.with(\.subject, "After").with(\.channel, .email).with(\.durationMinutes, 5),
        ["subject", "duration_minutes"])
      #expect(
        updated
          == stored.with(\.subject, "After").with(\.durationMinutes, 5).with(\.etag, "r2")
          .with(\.updatedAt, updated.updatedAt))
      #expect(try await crm.interactions.getInteraction(.init(id: stored.id)) == updated)
    }
  }

  @Test func movingItInTimeMovesTheCustomersLastInteraction() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      _ = try await crm.create(.phoneCall(with: customer.id, at: 1_500_000_000))
      let latest = try await crm.create(.phoneCall(with: customer.id, at: 1_600_000_000))
      for (seconds, last) in [(1_400_000_000, 1_500_000_000), (1_550_000_000, 1_550_000_000)]
        as [(Int64, Int64)]
      {
        _ = try await crm.update(latest.with(\.timestamp, .init(seconds: seconds)), ["timestamp"])
        #expect(try await crm.lastInteraction(of: customer.id) == last)
      }
    }
  }

  @Test func deletingTheLatestLeavesTheOneBeforeAndDeletingAllNone() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let first = try await crm.create(.phoneCall(with: customer.id, at: 1_500_000_000))
      let second = try await crm.create(.phoneCall(with: customer.id, at: 1_600_000_000))
      _ = try await crm.interactions.deleteInteraction(.init(id: second.id, etag: "r1"))
      #expect(try await crm.lastInteraction(of: customer.id) == 1_500_000_000)
      _ = try await crm.interactions.deleteInteraction(.init(id: first.id))
      #expect(try await crm.lastInteraction(of: customer.id) == nil)
      let gone = try await refusal {
        try await crm.interactions.getInteraction(.init(id: first.id))
      }
      #expect(gone.code == .notFound && gone.reason == "INTERACTION_NOT_FOUND")
      let again = try await refusal {
        try await crm.interactions.deleteInteraction(.init(id: first.id))
      }
      #expect(again.reason == "INTERACTION_NOT_FOUND")
    }
  }

  /// Writers that add, move and delete at once: what is stored at the end is the latest that is left.
  @Test func theLastInteractionIsTrueUnderConcurrentWrites() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let results = await atOnce(30) { index in
        let base = 1_600_000_000 + Int64(index)
        let created = try await crm.create(.phoneCall(with: customer.id, at: base))
        if index % 3 == 0 {
          _ = try await crm.update(
            created.with(\.timestamp, .init(seconds: base - 1_000)), ["timestamp"])
        } else if index % 3 == 1 {
          _ = try await crm.interactions.deleteInteraction(.init(id: created.id))
        }
      }
      for result in results { try result.get() }
      let rows = try await crm.database.report(
        """
        SELECT last_interaction = (SELECT max("timestamp") FROM interaction), count(*) OVER ()
        FROM customer
        """, deadline: soon)
      #expect(try rows[0].decode(Bool.self, at: 0))
      #expect(try await crm.lastInteraction(of: customer.id) == 1_600_000_029)
    }
  }

  /// Whoever deletes the latest holds the customer's lock, and does not see what is added meanwhile.
  @Test func anOlderOneAddedWhileTheLatestIsDeletedCounts() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      _ = try await crm.create(.phoneCall(with: customer.id, at: 1_600_000_000))
      let adding = try await crm.database.transaction(deadline: soon) { transaction in
        _ = try await transaction.query("SELECT 1 FROM customer FOR NO KEY UPDATE")
        let adding = Task {
          try await crm.create(.phoneCall(with: customer.id, at: 1_500_000_000))
        }
        try #require(try await eventually { try await crm.database.lockWaiters() == 1 })
        transaction.stage("DELETE FROM interaction")
        transaction.stage("UPDATE customer SET last_interaction = NULL")
        return adding
      }
      _ = try await adding.value
      #expect(try await crm.lastInteraction(of: customer.id) == 1_500_000_000)
    }
  }

  @Test func aWriteThatPostgreSQLEndsAsADeadlockIsRunAgain() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let stored = try await crm.create(.phoneCall(with: customer.id))
      // PostgreSQL ends whoever has waited for a second when the circle is closed: on a slow machine that
      // may be us, and then the update was never in danger.
      for duration in Int32(1)...10 {
        let changed = stored.with(\.durationMinutes, duration)
        let (updated, gaveWay) = try await crm.updateInACircle(changed, ["duration_minutes"])
        #expect(updated.durationMinutes == duration)
        if gaveWay { return }
      }
      Issue.record("PostgreSQL never ended the update")
    }
  }

  @Test func turningTheFollowUpOffClearsItsDate() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let stored = try await crm.create(.followUp(with: customer.id, due: 1_800_000_000))
      let updated = try await crm.update(
        stored.with(\.followUpRequired, false), ["follow_up_required"])
      #expect(!updated.followUpRequired && updated.followUpDate == nil)
    }
  }

  @Test func aStaleEtagAndWhatMayNotBeChangedAreRefused() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let stored = try await crm.create(.phoneCall(with: customer.id))
      let stale = try await refusal {
        try await crm.interactions.updateInteraction(
          .init(interaction: stored.with(\.etag, "r7"), updateMask: .init(paths: ["subject"])))
      }
      #expect(stale.code == .aborted && stale.reason == "ETAG_MISMATCH")
      for path in ["customer_id", "follow_up_completed_at", "etag", "nonsense"] {
        let error = try await refusal { try await crm.update(stored, [path]) }
        #expect(error.code == .invalidArgument && error.fields == ["update_mask"])
      }
      let invalid = try await refusal {
        try await crm.update(stored.with(\.followUpRequired, true), ["follow_up_required"])
      }
      #expect(invalid.fields == ["interaction.follow_up_date"])
    }
  }

  @Test func ofUpdatesWithOneEtagOneWins() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let stored = try await crm.create(.phoneCall(with: customer.id))
      let results = await atOnce(20) { index in
        try await crm.interactions.updateInteraction(
          .init(
            interaction: stored.with(\.subject, "\(index)"), updateMask: .init(paths: ["subject"])))
      }
      #expect(results.count { $0.succeeded } == 1)
      #expect(results.compactMap(\.reason).allSatisfy { $0 == "ETAG_MISMATCH" })
    }
  }
}

extension TestCRM {
  /// Updates the only interaction while we wait for what the update holds, and hold what it waits for.
  /// - Returns: whether the update gave way, and not we.
  fileprivate func updateInACircle(
    _ interaction: Interaction, _ paths: [String]
  ) async throws -> (updated: Interaction, gaveWay: Bool) {
    var update: Task<Interaction, any Error>?
    var gaveWay = true
    do {
      try await database.transaction(deadline: soon) { transaction in
        _ = try await transaction.query("LOCK TABLE interaction_count IN EXCLUSIVE MODE")
        update = Task { try await self.update(interaction, paths) }
        try #require(try await eventually { try await database.lockWaiters() == 1 })
        _ = try await transaction.query("SELECT 1 FROM customer FOR NO KEY UPDATE")
      }
    } catch let error as PostgresError where error.sqlState == .deadlockDetected {
      gaveWay = false
    }
    return (try await #require(update).value, gaveWay)
  }
}
