import CRMProto
import DemoData
import Foundation
import Postgres
import RPCClient

/// Fills a database with customers to whom something happened: some by import, as the service derives
/// what it derives, the others as their copies with other ids, addresses and dates.
struct SegmentsLoader {
  let client: RPCClient
  let database: Database

  private static let importedMax = 20_000
  private static let copiesPerStatement = 100_000

  /// Leaves a database that has customers as it is.
  /// - Returns: the ids of some.
  func load(_ count: Int) async throws -> [String] {
    let sample: Query = "SELECT id::text FROM customer WHERE is_active ORDER BY id LIMIT 10000"
    let stored = try await database.report(sample, deadline: .now + .seconds(60))
    guard stored.isEmpty else { return try stored.map { try $0.decode(String.self, at: 0) } }
    let imported = min(count, Self.importedMax)
    tell("importing \(imported) customers")
    let importer = BatchImporter(client: client, customers: DemoCustomers(seed: 1))
    _ = try await importer.run(0..<imported)
    try await write(Self.spreadTiersAndDates)
    tell("copying them")
    for first in stride(from: imported, to: count, by: Self.copiesPerStatement) {
      try await write(
        Self.copies(first..<min(first + Self.copiesPerStatement, count), of: imported))
    }
    tell("two interactions and half a feedback for each of three")
    try await write(Self.interactions)
    try await write(Self.feedback)
    try await write(Self.lastInteractions)
    tell("vacuuming")
    _ = try await database.report("VACUUM (ANALYZE)", deadline: .now + .seconds(1_200))
    return try await database.report(sample, deadline: .now + .seconds(60))
      .map { try $0.decode(String.self, at: 0) }
  }

  private func write(_ query: Query) async throws {
    _ = try await database.write([query], deadline: .now + .seconds(1_200))
  }

  private func tell(_ text: String) {
    FileHandle.standardError.write(Data("\(text)\n".utf8))
  }

  /// Three years back; higher tiers are rarer.
  private static let spreadTiersAndDates: Query = """
    UPDATE customer SET
      loyalty_status = 1 + floor(6 * power(random(), 3))::smallint,
      created_at = now() - random() * interval '1095 days'
    """

  private static func copies(_ numbers: Range<Int>, of imported: Int) -> Query {
    """
    WITH original AS (SELECT *, row_number() OVER (ORDER BY id) - 1 AS number FROM customer LIMIT
      \(Int64(imported)))
    INSERT INTO customer (
      id, contact_type, loyalty_status, full_name, full_name_ar, company_name, email, phone,
      phone_e164, nationality, residence_country, region, region_code, city, preferred_language,
      tags, notes, ice, external_ids, allowed_channels, preferred_channel, contact_from,
      contact_until, search_name, search_sound, search_terms, search_phone, criteria_texts,
      derived_version, created_at, updated_at)
    SELECT ('0190' || lpad(to_hex(copy), 8, '0') || '70008000' || lpad('3', 12, '0'))::uuid,
      contact_type, 1 + floor(6 * power(random(), 3))::smallint, full_name, full_name_ar,
      company_name, copy || email, phone, phone_e164, nationality, residence_country, region,
      region_code, city, preferred_language, tags, notes, ice, external_ids, allowed_channels,
      preferred_channel, contact_from, contact_until, search_name, search_sound, search_terms,
      search_phone, criteria_texts, derived_version,
      now() - random() * interval '1095 days', now()
    FROM generate_series(\(Int64(numbers.lowerBound)), \(Int64(numbers.upperBound - 1))) AS copy
    JOIN original ON original.number = copy % \(Int64(imported))
    """
  }

  private static let interactions: Query = """
    INSERT INTO interaction (
      id, customer_id, staff_member_id, channel, subject, summary, duration_minutes,
      follow_up_required, "timestamp", created_at, updated_at)
    SELECT gen_random_uuid(), id, 'agent-' || number, 1 + floor(6 * random())::smallint,
      'Réservation du circuit', '', (60 * random())::integer, FALSE,
      instant, instant, instant
    FROM (
      SELECT id, number, now() - random() * interval '1095 days' AS instant
      FROM customer, generate_series(1, 2) AS number) AS moment
    WHERE hashtext(id::text) % 3 = 0
    """

  private static let feedback: Query = """
    INSERT INTO feedback (
      id, customer_id, booking_id, tour_id, vehicle_id, driver_id, service_type, rating, comments,
      sentiment, sentiment_source, is_anonymous, source, assigned_to, submitted_at, created_at,
      updated_at)
    SELECT gen_random_uuid(), id, '', '', '', '', 1 + floor(6 * random())::smallint,
      1 + floor(5 * random())::smallint, '', 2, 1, FALSE, 'app', '', instant, instant, instant
    FROM (
      SELECT id, now() - random() * interval '1095 days' AS instant FROM customer
      WHERE hashtext(id::text) % 6 = 0) AS moment
    """

  private static let lastInteractions: Query = """
    UPDATE customer SET last_interaction = latest.instant
    FROM (SELECT customer_id, max("timestamp") AS instant FROM interaction GROUP BY 1) AS latest
    WHERE latest.customer_id = customer.id
    """
}
