import CRMProto
import Postgres
import RPCCore
import Testing
import WireProto

@Suite(.timeLimit(.minutes(2))) struct InteractionStatsTests {
  /// Every figure against PostgreSQL counting row by row, after writes of every kind.
  @Test func figuresAreThoseOfTheRows() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000)
    try await withCRM(clock: clock.wallClock) { crm in
      try await Self.write(120, in: crm)
      let ends: [Int64?] = [
        nil, 1_672_531_200, 1_672_527_600, 1_685_577_599, 1_685_577_600, 1_686_000_000,
        1_698_796_800, 1_699_999_999, 1_800_000_000,
      ]
      for zone in ["UTC", "Europe/Paris", "America/St_Johns", "Pacific/Kiritimati"] {
        for (from, until) in ends.flatMap({ from in ends.map { (from, $0) } })
        where from ?? 0 <= until ?? .max {
          let period = Period(
            from: from.map { .init(seconds: $0) }, until: until.map { .init(seconds: $0) })
          let stats = try await crm.interactions.getInteractionStats(
            .init(period: period, timeZone: zone))
          let name = "\(zone) \(String(describing: from)) \(String(describing: until))"
          try await Self.check(stats, from, until, zone, in: crm, name)
        }
      }
    }
  }

  /// Creates at odd instants, of which a third changes and a sixth goes.
  private static func write(_ count: Int, in crm: TestCRM) async throws {
    let customer = try await crm.create(.individual())
    let results = await atOnce(count) { index in
      let seconds = 1_660_000_000 + Int64(index * 9_999_991 % 40_000_000)
      // Some just beside the beginning of a month in UTC.
      let instant = index % 5 == 0 ? 1_672_531_200 + Int64(index % 3 - 1) * 1_800 : seconds
      var given = Interaction.phoneCall(with: customer.id, at: instant)
      given.channel = Channel.allCases[1 + index % 6]
      given.staffMemberID = "staff-\(index % 4)"
      if index % 3 > 0 { given.durationMinutes = Int32(index) }
      if index % 7 == 0 {
        given.followUpRequired = true
        given.followUpDate = .init(seconds: index % 2 == 0 ? 1_699_000_000 : 1_701_000_000)
      }
      let created = try await crm.create(given)
      if index % 3 == 0 {
        let moved = created.with(\.timestamp, .init(seconds: instant - 5_000_000))
          .with(\.staffMemberID, "staff-9").with(\.channel, .sms).with(\.durationMinutes, 7)
        _ = try await crm.update(
          moved, ["timestamp", "staff_member_id", "channel", "duration_minutes"])
      }
      if index % 14 == 0 {
        _ = try await crm.interactions.completeFollowUp(.init(id: created.id))
      }
      if index % 6 == 5 {
        _ = try await crm.interactions.deleteInteraction(.init(id: created.id))
      }
      return true
    }
    #expect(results.allSatisfy { $0.succeeded })
  }

  private static func check(
    _ stats: InteractionStats, _ from: Int64?, _ until: Int64?, _ zone: String, in crm: TestCRM,
    _ comment: String
  ) async throws {
    let rows = try await crm.database.report(
      """
      SELECT channel, staff_member_id, duration_minutes,
        to_char("timestamp" AT TIME ZONE \(zone), 'YYYY-MM') AS month,
        follow_up_required AND follow_up_completed_at IS NULL AS pending,
        follow_up_date < to_timestamp(1700000000) AS due
      FROM interaction
      WHERE "timestamp" >= to_timestamp(\(Double(from ?? 0)))
        AND "timestamp" < to_timestamp(\(Double(until ?? 4_000_000_000)))
      """, deadline: soon)
    var channels: [Int32: Int64] = [:]
    var staff: [String: Int64] = [:]
    var months: [String: Int64] = [:]
    var minutes: [Int32] = []
    var (pending, overdue): (Int64, Int64) = (0, 0)
    for row in rows {
      channels[Int32(try row.decode(Int16.self, at: 0)), default: 0] += 1
      staff[try row.decode(String.self, at: 1), default: 0] += 1
      if let duration = try row.decode(Int32?.self, at: 2) { minutes.append(duration) }
      months[try row.decode(String.self, at: 3), default: 0] += 1
      let isPending = try row.decode(Bool.self, at: 4)
      if isPending { pending += 1 }
      if isPending, try row.decode(Bool?.self, at: 5) == true { overdue += 1 }
    }
    #expect(stats.total == rows.count, "\(comment)")
    #expect(stats.byChannel.map(\.channel.rawValue) == channels.keys.sorted(), "\(comment)")
    #expect(stats.byChannel.allSatisfy { channels[$0.channel.rawValue] == $0.count })
    #expect(stats.byStaff.count == staff.count, "\(comment)")
    #expect(stats.byStaff.allSatisfy { staff[$0.staffMemberID] == $0.count }, "\(comment)")
    #expect(stats.byMonth.count <= 12, "\(comment)")
    #expect(stats.byMonth.allSatisfy { months[$0.month] ?? 0 == $0.count }, "\(comment)")
    let average =
      minutes.isEmpty ? nil : minutes.map(Double.init).reduce(0, +) / Double(minutes.count)
    #expect(stats.averageDurationMinutes == average, "\(comment)")
    #expect(stats.followUpsPending == pending && stats.followUpsOverdue == overdue, "\(comment)")
  }

  @Test func monthsAreThoseOfTheZoneAndTheLatestTwelve() async throws {
    // 2026-11-22T12:00Z: Morocco has been on UTC since September, and was an hour ahead before.
    let clock = SteppedClock(seconds: 1_795_348_800)
    try await withCRM(clock: clock.wallClock) { crm in
      let customer = try await crm.create(.individual())
      let instants: [Int64] = [
        1_793_491_199, 1_793_491_200,  // around November's beginning, UTC
        1_782_860_399, 1_782_860_400,  // around July's beginning, an hour before UTC's
        1_764_543_599, 1_764_543_600,  // around December's beginning of 2025, an hour before UTC's
      ]
      for instant in instants {
        _ = try await crm.create(.phoneCall(with: customer.id, at: instant))
      }
      let stats = try await crm.interactions.getInteractionStats(.init())
      #expect(
        stats.byMonth.map(\.month) == [
          "2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07",
          "2026-08", "2026-09", "2026-10", "2026-11",
        ])
      #expect(stats.byMonth.map(\.count) == [1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1])
      #expect(stats.total == 6)
      let paris = try await crm.interactions.getInteractionStats(.init(timeZone: "Europe/Paris"))
      #expect(paris.byMonth.map(\.count) == [1, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 2])
    }
  }

  @Test func thereIsNothingToCountInAnEmptyDatabase() async throws {
    try await withCRM { crm in
      let stats = try await crm.interactions.getInteractionStats(.init())
      #expect(stats.total == 0 && stats.averageDurationMinutes == nil)
      #expect(stats.byMonth.count == 12 && stats.byMonth.allSatisfy { $0.count == 0 })
    }
  }

  @Test func aZoneOrAPeriodThatIsNoneIsRefused() async throws {
    try await withCRM { crm in
      for zone in ["Mars/Olympus", "../../etc/passwd", "Africa/Casablanca ", "\u{0}"] {
        let error = try await refusal {
          try await crm.interactions.getInteractionStats(.init(timeZone: zone))
        }
        #expect(error.code == .invalidArgument)
      }
      let backwards = try await refusal {
        try await crm.interactions.getInteractionStats(
          .init(period: .init(from: .init(seconds: 2), until: .init(seconds: 1))))
      }
      #expect(backwards.fields == ["period"])
    }
  }
}
