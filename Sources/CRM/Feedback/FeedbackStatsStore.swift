import CRMProto
import Postgres

/// The statement of feedback's statistics: a row for each service, rating and sentiment, each with what is
/// told of all.
enum FeedbackStatsStore {
  /// - Parameter dueSince: what was submitted before and is unresolved is overdue.
  static func find(_ period: CountedPeriod, dueSince: Timestamptz) -> Query {
    """
    WITH part AS (
      SELECT service_type, rating, sentiment, sum(feedback)::bigint AS feedback,
        sum(resolved)::bigint AS resolved
      FROM (\(counts(of: period))) AS counted
      GROUP BY service_type, rating, sentiment HAVING sum(feedback) <> 0
    ), resolved AS (
      SELECT COALESCE(sum(resolved), 0)::bigint AS count FROM part
    )
    SELECT service_type, rating, sentiment, feedback, resolved,
      (SELECT COALESCE(sum(feedback - resolved), 0)::bigint
        FROM (\(counts(of: period.before(dueSince)))) AS due) AS overdue,
      (SELECT avg(hours_to_resolve) FROM (
        SELECT hours_to_resolve FROM feedback
        WHERE resolved AND \(period.contains("submitted_at"))
        ORDER BY hours_to_resolve
        OFFSET (SELECT (count - 1) / 2 FROM resolved WHERE count > 0)
        LIMIT (SELECT 2 - count % 2 FROM resolved)) AS middle) AS median
    FROM part
    """
  }

  /// Rows of counts, to be added up.
  private static func counts(of period: CountedPeriod) -> Query {
    let corrections = period.corrections.map { part -> Query in
      """
      UNION ALL
      SELECT service_type, rating, sentiment, \(part.sign) * count(*),
        \(part.sign) * count(*) FILTER (WHERE resolved)
      FROM feedback WHERE \(part.contains("submitted_at"))
      GROUP BY service_type, rating, sentiment
      """
    }
    return """
      SELECT service_type, rating, sentiment, feedback, resolved FROM feedback_count
      WHERE \(period.countedMonths)
      \(corrections.joined(separator: " "))
      """
  }

  static func decode(_ rows: Rows) throws -> FeedbackStats {
    var stats = FeedbackStats()
    var ratings = [Int32: Int64]()
    var services: [Int32: (count: Int64, sum: Int64)] = [:]
    var sentiments: [Int32: Int64] = [:]
    var resolved: Int64 = 0
    for row in rows {
      var cells = row.makeDecoder()
      let service = Int32(try cells.next(Int16.self))
      let rating = Int32(try cells.next(Int16.self))
      let sentiment = Int32(try cells.next(Int16.self))
      let count = try cells.next(Int64.self)
      resolved += try cells.next(Int64.self)
      stats.overdue = try cells.next(Int64.self)
      stats.medianHoursToResolve = try cells.next(Double?.self)
      stats.total += count
      ratings[rating, default: 0] += count
      services[service, default: (0, 0)].count += count
      services[service, default: (0, 0)].sum += count * Int64(rating)
      sentiments[sentiment, default: 0] += count
    }
    stats.distribution = (1...5).map { RatingCount(rating: $0, count: ratings[$0] ?? 0) }
    stats.byService = services.sorted { $0.key < $1.key }.map { service, ratings in
      ServiceCount(
        serviceType: ServiceType(rawValue: service), count: ratings.count,
        averageRating: Double(ratings.sum) / Double(ratings.count))
    }
    stats.sentiments = sentiments.sorted { $0.key < $1.key }
      .map { SentimentCount(sentiment: Sentiment(rawValue: $0.key), count: $0.value) }
    stats.pending = stats.total - resolved
    guard stats.total > 0 else { return stats }
    let sum = services.values.reduce(0) { $0 + $1.sum }
    stats.averageRating = Double(sum) / Double(stats.total)
    stats.resolutionRate = Double(resolved) / Double(stats.total)
    return stats
  }
}
