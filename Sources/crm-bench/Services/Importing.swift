import CRMProto
import DemoData
import Measurement

/// A file of 100,000 customers into a database that has many.
struct Importing {
  private static let rows = 100_000

  func run(on stage: ServicesStage) async throws -> [Promise] {
    let importer = BatchImporter(
      client: stage.client, customers: DemoCustomers(seed: stage.seed + 1))
    let start = ContinuousClock.now
    let first = try await importer.run(0..<Self.rows)
    let imported = ContinuousClock.now
    let second = try await importer.run(0..<Self.rows)
    return [
      .atMost("100,000 rows", start.duration(to: imported) / .seconds(1), 60, "s"),
      .holds("every row is a customer", first.outcomes == [.created: Self.rows]),
      .atMost("the same again", imported.duration(to: .now) / .seconds(1), 60, "s"),
      .holds("again changes nothing", second.outcomes == [.unchanged: Self.rows]),
    ]
  }
}
