import CRMProto
import FoundationEssentials
import Postgres

/// The statement of the 360° view: a row for the customer with its counts, one for its last feedback, and
/// one for each of the latest entries of its timeline.
package enum CustomerSummaryStore {
  /// Behind the LIMITs.
  package static let latestMax = 10

  /// The text of `find` for one id, which is every other parameter: what a load program compares us with.
  package static var findText: String { find(ResourceID(UUID()), withConsents: true).sql }

  static func find(_ id: ResourceID, withConsents: Bool) -> Query {
    """
    WITH entry AS (
      (SELECT 0 AS kind, NULL::timestamptz AS occurred_at, \(id) AS id)
      UNION ALL
      (SELECT 4, submitted_at, id FROM feedback WHERE customer_id = \(id)
      ORDER BY submitted_at DESC, id DESC LIMIT 1)
      UNION ALL
      (\(TimelineEntries.latest(
        of: id, before: nil, limit: latestMax, withConsents: withConsents))))
    SELECT \(unescaped: TimelineEntries.columns), talks.numbers, opinions.numbers, whole.*,
      memberships.ids, memberships.names
    FROM entry \(TimelineEntries.joins)
    LEFT JOIN LATERAL (
      SELECT \(unescaped: interactionNumbers) AS numbers FROM interaction
      WHERE entry.kind = 0 AND customer_id = entry.id) AS talks ON TRUE
    LEFT JOIN LATERAL (
      SELECT \(unescaped: feedbackNumbers) AS numbers FROM feedback
      WHERE entry.kind = 0 AND customer_id = entry.id) AS opinions ON TRUE
    LEFT JOIN LATERAL (
      SELECT \(unescaped: CustomerRow.columns) FROM customer
      WHERE entry.kind = 0 AND id = entry.id) AS whole ON TRUE
    LEFT JOIN LATERAL (
      SELECT COALESCE(array_agg(segment.id ORDER BY lower(name), segment.id), '{}') AS ids,
        COALESCE(array_agg(name ORDER BY lower(name), segment.id), '{}') AS names
      FROM customer_segment, unnest(segments) AS member
      JOIN segment ON segment.number = member AND segment.is_active
      WHERE entry.kind = 0 AND customer_id = entry.id) AS memberships ON TRUE
    WHERE entry.kind <> 0 OR whole.id IS NOT NULL
    ORDER BY entry.occurred_at DESC, entry.id DESC
    """
  }

  /// By channel in the order of `crm.v1.Channel`, then the open follow-ups.
  private static let interactionNumbers: SQLFragment = """
    ARRAY[
      count(*) FILTER (WHERE channel = 1), count(*) FILTER (WHERE channel = 2),
      count(*) FILTER (WHERE channel = 3), count(*) FILTER (WHERE channel = 4),
      count(*) FILTER (WHERE channel = 5), count(*) FILTER (WHERE channel = 6),
      count(*) FILTER (WHERE follow_up_required AND follow_up_completed_at IS NULL)]
    """

  /// By service in the order of `crm.v1.ServiceType` and the sum of its ratings, then by
  /// `crm.v1.Sentiment`, then the unresolved ones.
  private static let feedbackNumbers: SQLFragment = """
    ARRAY[
      count(*) FILTER (WHERE service_type = 1),
      COALESCE(sum(rating) FILTER (WHERE service_type = 1), 0),
      count(*) FILTER (WHERE service_type = 2),
      COALESCE(sum(rating) FILTER (WHERE service_type = 2), 0),
      count(*) FILTER (WHERE service_type = 3),
      COALESCE(sum(rating) FILTER (WHERE service_type = 3), 0),
      count(*) FILTER (WHERE service_type = 4),
      COALESCE(sum(rating) FILTER (WHERE service_type = 4), 0),
      count(*) FILTER (WHERE service_type = 5),
      COALESCE(sum(rating) FILTER (WHERE service_type = 5), 0),
      count(*) FILTER (WHERE service_type = 6),
      COALESCE(sum(rating) FILTER (WHERE service_type = 6), 0),
      count(*) FILTER (WHERE sentiment = 1), count(*) FILTER (WHERE sentiment = 2),
      count(*) FILTER (WHERE sentiment = 3), count(*) FILTER (WHERE NOT resolved)]
    """
}

extension CustomerSummaryStore {
  /// Reads the customer's own row. Channels, services and sentiments without any are left out.
  static func decode(_ row: Row, into summary: inout CustomerSummary) throws {
    let columnCount = TimelineEntries.columnCount
    summary.customer = try CustomerRow(row, from: columnCount + 2).customer
    let ids = try row.decode(
      [ResourceID].self, at: columnCount + 2 + CustomerRow.columnCount)
    let names = try row.decode([String].self, at: columnCount + 3 + CustomerRow.columnCount)
    summary.segments = zip(ids, names).map { SegmentReference(id: $0.description, name: $1) }
    decode(interactions: try row.decode([Int64].self, at: columnCount), into: &summary)
    decode(feedback: try row.decode([Int64].self, at: columnCount + 1), into: &summary)
  }

  private static func decode(interactions numbers: [Int64], into summary: inout CustomerSummary) {
    let channels = Channel.allCases.dropFirst()
    summary.interactionsByChannel = zip(channels, numbers)
      .filter { $0.1 > 0 }.map { ChannelCount(channel: $0.0, count: $0.1) }
    summary.totalInteractions = numbers.prefix(channels.count).reduce(0, +)
    summary.openFollowUps = numbers.last ?? 0
  }

  private static func decode(feedback numbers: [Int64], into summary: inout CustomerSummary) {
    let services = Array(ServiceType.allCases.dropFirst())
    var ratings: Int64 = 0
    for (index, service) in services.enumerated() where numbers[2 * index] > 0 {
      let (count, sum) = (numbers[2 * index], numbers[2 * index + 1])
      summary.feedbackByService.append(
        ServiceCount(
          serviceType: service, count: count, averageRating: Double(sum) / Double(count)))
      summary.totalFeedback += count
      ratings += sum
    }
    if summary.totalFeedback > 0 {
      summary.averageRating = Double(ratings) / Double(summary.totalFeedback)
    }
    let rest = numbers.dropFirst(2 * services.count)
    summary.sentiments = zip(Sentiment.allCases.dropFirst(), rest)
      .filter { $0.1 > 0 }.map { SentimentCount(sentiment: $0.0, count: $0.1) }
    summary.unresolvedFeedback = rest.last ?? 0
  }
}
