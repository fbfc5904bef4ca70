import Postgres
import Synchronization

/// Has a cache forget its answers when somebody was erased or a tag became sensitive, on whatever server.
///
/// Each server asks for a number that grows with them. Asked for, because a notification is lost with its connection
/// and this is not: what was missed while the database was away is seen when it is back.
final class AnswerGeneration: Sendable {
  private static let interval = Duration.milliseconds(500)
  private static let patience = Duration.seconds(5)

  private let database: Database
  private let cache: NearCache
  private let known: Atomic<Int64>

  /// Reads it before anything is kept.
  init(database: Database, cache: NearCache) async throws {
    self.database = database
    self.cache = cache
    known = Atomic(try await Self.read(in: database))
  }

  /// Works until the task is cancelled.
  func run() async {
    await WorkSignal().serve(every: Self.interval) {
      self.cache.expire(at: .now)
      // Nothing is forgotten while it cannot be read: answers grow too old by themselves within a minute.
      guard let generation = try? await Self.read(in: self.database) else { return }
      let before = self.known.exchange(generation, ordering: .relaxed)
      if generation != before { self.cache.forget() }
    }
  }

  private static func read(in database: Database) async throws -> Int64 {
    let rows = try await database.read(
      "SELECT generation FROM answer_generation", deadline: .now + patience)
    guard let row = rows.first else { throw PostgresError(.unavailable) }
    return try row.decode(Int64.self, at: 0)
  }
}
