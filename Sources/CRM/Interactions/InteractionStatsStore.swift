import CRMProto
import Postgres

/// The statement of interactions' statistics.
///
/// Its rows are of three kinds: `total` of a member of staff on a channel, `bound` of a month, and the
/// `follow_ups`.
enum InteractionStatsStore {
  static func find(
    _ period: CountedPeriod, _ months: StatisticMonths, now: Timestamptz
  ) -> Query {
    """
    \(totals(period)) UNION ALL \(bounds(months)) UNION ALL \(followUps(period, now: now))
    """
  }

  private static func totals(_ period: CountedPeriod) -> Query {
    let corrections = period.corrections.map { part -> Query in
      """
      UNION ALL
      SELECT staff_member_id, channel, \(part.sign) * count(*),
        \(part.sign) * COALESCE(sum(duration_minutes), 0), \(part.sign) * count(duration_minutes)
      FROM interaction WHERE \(part.contains("\"timestamp\"")) GROUP BY staff_member_id, channel
      """
    }
    return """
      SELECT 'total' AS kind, staff_member_id, channel, sum(interactions)::bigint AS interactions,
        sum(minutes)::bigint AS minutes, sum(timed)::bigint AS timed, 0::bigint AS position
      FROM (
        SELECT staff_member_id, channel, interactions, minutes, timed FROM interaction_count
        WHERE \(period.countedMonths)
        \(corrections.joined(separator: " "))) AS part
      GROUP BY staff_member_id, channel HAVING sum(interactions) <> 0
      """
  }

  /// For each bound: in `interactions` those from its UTC month to the next bound's, in `minutes` those
  /// between the bound and its UTC month, negative where the bound comes later.
  private static func bounds(_ months: StatisticMonths) -> Query {
    let next = Array(months.counted.dropFirst()) + [months.counted.last].compactMap { $0 }
    return """
      SELECT 'bound', '', 0::smallint,
        COALESCE((SELECT sum(interactions) FROM interaction_count
          WHERE month >= counted AND month < next), 0)::bigint,
        (SELECT count(*) FROM interaction WHERE "timestamp" >= bound AND "timestamp" < counted)
        - (SELECT count(*) FROM interaction WHERE "timestamp" >= counted AND "timestamp" < bound),
        0::bigint, position
      FROM unnest(\(months.bounds), \(months.counted), \(next))
        WITH ORDINALITY AS month (bound, counted, next, position)
      """
  }

  /// In `interactions` the pending ones, in `minutes` those of them that are overdue.
  private static func followUps(_ period: CountedPeriod, now: Timestamptz) -> Query {
    """
    SELECT 'follow_ups', '', 0::smallint, count(*),
      count(*) FILTER (WHERE follow_up_date < \(now)), 0::bigint, 0::bigint
    FROM interaction
    WHERE \(InteractionFilter.isOpen) AND \(period.contains("\"timestamp\""))
    """
  }
}

extension InteractionStatsStore {
  static func decode(_ rows: Rows, _ months: StatisticMonths) throws -> InteractionStats {
    var stats = InteractionStats()
    var channels: [Int16: Int64] = [:]
    var staff: [String: Int64] = [:]
    var (minutes, timed): (Int64, Int64) = (0, 0)
    var counted = [Int64](repeating: 0, count: months.bounds.count)
    var beside = counted
    for row in rows {
      let figures = try Figures(row)
      switch figures.kind {
      case "total":
        stats.total += figures.interactions
        channels[figures.channel, default: 0] += figures.interactions
        staff[figures.staffMemberID, default: 0] += figures.interactions
        minutes += figures.minutes
        timed += figures.timed
      case "bound":
        counted[figures.position - 1] = figures.interactions
        beside[figures.position - 1] = figures.minutes
      default:
        stats.followUpsPending = figures.interactions
        stats.followUpsOverdue = figures.minutes
      }
    }
    stats.byChannel = channels.sorted { $0.key < $1.key }
      .map { ChannelCount(channel: Channel(rawValue: Int32($0.key)), count: $0.value) }
    stats.byStaff = staff.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { StaffCount(staffMemberID: $0.key, count: $0.value) }
    stats.byMonth = months.names.enumerated().map { index, name in
      MonthCount(month: name, count: counted[index] + beside[index] - beside[index + 1])
    }
    if timed > 0 { stats.averageDurationMinutes = Double(minutes) / Double(timed) }
    return stats
  }

  private struct Figures {
    let kind: String
    let staffMemberID: String
    let channel: Int16
    let interactions: Int64
    let minutes: Int64
    let timed: Int64
    let position: Int

    init(_ row: Row) throws {
      var cells = row.makeDecoder()
      kind = try cells.next(String.self)
      staffMemberID = try cells.next(String.self)
      channel = try cells.next(Int16.self)
      interactions = try cells.next(Int64.self)
      minutes = try cells.next(Int64.self)
      timed = try cells.next(Int64.self)
      position = Int(try cells.next(Int64.self))
    }
  }
}
