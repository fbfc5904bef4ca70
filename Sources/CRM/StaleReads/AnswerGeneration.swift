import Postgres
import Synchronization

/// Has a cache forget its answers when somebody was erased or a tag became sensitive, on whatever server.
///
/// Each server asks for a number that grows with them. Asked for, because a notification is lost with its connection
/// and this is not. While it cannot be asked for, nothing is kept.
final class AnswerGeneration: Sendable {
  private static let interval = Duration.milliseconds(500)
  private static let patience = Duration.seconds(1)

  private let database: Database
  private let sensitiveTags: SensitiveTags
  private let cache: NearCache
  private let known: Atomic<Int64>

  /// Reads it before anything is kept.
  init(database: Database, sensitiveTags: SensitiveTags, cache: NearCache) async throws {
    self.database = database
    self.sensitiveTags = sensitiveTags
    self.cache = cache
    known = Atomic(try await Self.read(in: database))
  }

  /// Works until the task is cancelled.
  func run() async {
    await WorkSignal().serve(every: Self.interval) {
      self.cache.expire(at: .now)
      do {
        try await self.look()
      } catch {
        // Not even who was erased can be known: DatabaseWatch tells of it.
        self.cache.forget()
      }
    }
  }

  private func look() async throws {
    let generation = try await Self.read(in: database)
    guard generation != known.load(ordering: .relaxed) else { return }
    // First, or what is read anew would be kept with the tags of before.
    try await sensitiveTags.refresh()
    known.store(generation, ordering: .relaxed)
    cache.forget()
  }

  private static func read(in database: Database) async throws -> Int64 {
    let rows = try await database.read(
      "SELECT generation FROM answer_generation", deadline: .now + patience)
    guard let row = rows.first else { throw PostgresError(.unavailable) }
    return try row.decode(Int64.self, at: 0)
  }
}
