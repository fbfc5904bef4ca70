import CRMProto
import DemoData
import Foundation
import Logging
import Postgres
import RPCClient
import RPCCore

/// Fills a server's database: customers by import, as another system would bring them; their interactions
/// and feedback by SQL.
struct ServicesLoader {
  let client: RPCClient
  let connection: String

  /// Interactions and feedback that a statement inserts.
  private static let chunk = 100_000

  /// Leaves a database that has customers as it is.
  /// - Returns: the customers' ids.
  func load(customers: Int, interactions: Int, feedback: Int) async throws -> [String] {
    let database = Database(configuration, logger: Logger(label: "crm-bench"))
    do {
      let ids = try await load(
        customers: customers, interactions: interactions, feedback: feedback, into: database)
      await database.shutdown()
      return ids
    } catch {
      await database.shutdown()
      throw error
    }
  }

  private func load(
    customers: Int, interactions: Int, feedback: Int, into database: Database
  ) async throws -> [String] {
    let stored = try await database.report(
      "SELECT id::text FROM customer ORDER BY id", deadline: .now + .seconds(60))
    guard stored.isEmpty else { return try stored.map { try $0.decode(String.self, at: 0) } }
    let importer = BatchImporter(client: client, customers: DemoCustomers(seed: 1))
    tell("importing \(customers) customers")
    let ids = try await importer.run(0..<customers).ids
    tell("inserting \(interactions) interactions")
    for first in stride(from: 0, to: interactions, by: Self.chunk) {
      try await write(
        Self.interactions(from: first, to: min(first + Self.chunk, interactions) - 1), to: database)
    }
    try await write(Self.lastInteractions, to: database)
    tell("inserting \(feedback) feedback")
    for first in stride(from: 0, to: feedback, by: Self.chunk) {
      try await write(
        Self.feedback(from: first, to: min(first + Self.chunk, feedback) - 1), to: database)
    }
    tell("vacuuming")
    // Not in a transaction, which VACUUM refuses.
    _ = try await database.report("VACUUM (ANALYZE)", deadline: .now + .seconds(600))
    return ids
  }

  private func write(_ query: Query, to database: Database) async throws {
    _ = try await database.write([query], deadline: .now + .seconds(600))
  }

  private var configuration: DatabaseConfiguration {
    var configuration = DatabaseConfiguration(connectionString: connection)
    configuration.applicationName = "crm-bench"
    configuration.timeouts.writeStatement = .seconds(600)
    configuration.timeouts.exclusiveStatement = .seconds(600)
    return configuration
  }

  private func tell(_ text: String) {
    FileHandle.standardError.write(Data("\(text)\n".utf8))
  }

  /// Some customers have many, most have few; three years back, forty agents, a tenth with a follow-up.
  private static func interactions(from first: Int, to last: Int) -> Query {
    """
    WITH person AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS number FROM customer),
    many AS (SELECT count(*) AS people FROM person),
    made AS (
      SELECT number, random() AS luck,
        now() - interval '1 day' - random() * interval '1095 days' AS made_at
      FROM generate_series(\(Int64(first)), \(Int64(last))) AS number)
    INSERT INTO interaction (
      id, customer_id, staff_member_id, channel, subject, summary, duration_minutes,
      follow_up_required, follow_up_date, follow_up_completed_at, "timestamp", created_at,
      updated_at)
    SELECT ('0190' || lpad(to_hex(made.number), 8, '0') || '70008000' || lpad('1', 12, '0'))::uuid,
      person.id, 'agent-' || made.number % 40, 1 + made.number % 6, 'Réservation du circuit',
      'Le client demande un véhicule de douze places pour Merzouga.',
      CASE WHEN made.number % 3 > 0 THEN (made.number % 60)::integer END, made.number % 10 = 0,
      CASE WHEN made.number % 10 = 0 THEN made_at + interval '7 days' END,
      CASE WHEN made.number % 20 = 0 THEN made_at + interval '6 days' END,
      made_at, made_at, made_at
    FROM made CROSS JOIN many
    JOIN person ON person.number = floor(luck * luck * people)::bigint
    """
  }

  private static let lastInteractions: Query = """
    UPDATE customer SET last_interaction = latest.instant
    FROM (SELECT customer_id, max("timestamp") AS instant FROM interaction GROUP BY 1) AS latest
    WHERE latest.customer_id = customer.id
    """

  /// One in seven is anonymous, half of the bad ones are resolved.
  private static func feedback(from first: Int, to last: Int) -> Query {
    """
    WITH person AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS number FROM customer),
    many AS (SELECT count(*) AS people FROM person),
    made AS (
      SELECT number, random() AS luck, number % 7 = 0 AS is_anonymous, 1 + number % 5 AS rating,
        number % 5 < 2 AND number % 4 < 2 AS resolved,
        now() - interval '1 day' - random() * interval '1095 days' AS made_at
      FROM generate_series(\(Int64(first)), \(Int64(last))) AS number)
    INSERT INTO feedback (
      id, customer_id, booking_id, tour_id, vehicle_id, driver_id, service_type, rating, comments,
      sentiment, sentiment_source, is_anonymous, source, resolved, resolved_at, assigned_to,
      submitted_at, created_at, updated_at)
    SELECT ('0190' || lpad(to_hex(made.number), 8, '0') || '70008000' || lpad('2', 12, '0'))::uuid,
      CASE WHEN NOT is_anonymous THEN person.id END, '', 'T-' || made.number % 300,
      'V-' || made.number % 90, 'D-' || made.number % 120, 1 + made.number % 6, rating,
      'Chauffeur ponctuel, véhicule propre.',
      CASE WHEN rating >= 4 THEN 1 WHEN rating = 3 THEN 2 ELSE 3 END, 1, is_anonymous, 'app',
      resolved, CASE WHEN resolved THEN made_at + (1 + made.number % 90) * interval '1 hour' END, '',
      made_at, made_at, made_at
    FROM made CROSS JOIN many
    JOIN person ON person.number = floor(luck * luck * people)::bigint
    """
  }
}
