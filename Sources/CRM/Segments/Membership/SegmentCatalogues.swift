import Morocco
import Postgres
import Synchronization

/// Keeps the newest catalogue that this server knows. Another one may have a newer one: every transaction
/// that relies on it has PostgreSQL compare the versions (`MembershipStore.require`).
final class SegmentCatalogues: Sendable {
  private let database: Database
  private let zone: CalendarZone
  /// One for all who ask at the same time.
  private let reading = Mutex<Task<SegmentCatalogue, any Error>?>(nil)

  init(database: Database, zone: CalendarZone) {
    self.database = database
    self.zone = zone
  }

  func current() async throws -> SegmentCatalogue {
    let task = reading.withLock { reading in
      let task = reading ?? Task { [database, zone] in try await Self.read(database, zone) }
      reading = task
      return task
    }
    do {
      return try await task.value
    } catch {
      reading.withLock { if $0 == task { $0 = nil } }
      throw error
    }
  }

  private static func read(
    _ database: Database, _ zone: CalendarZone
  ) async throws -> SegmentCatalogue {
    var version: Int64 = 0
    var segments: [SegmentDefinition] = []
    // Writes wait for it: it must not wait behind reports, nor for a connection such as writes hold.
    for row in try await database.read(all, deadline: .now + .seconds(15)) {
      version = try row.decode(Int64.self, at: 0)
      if let segment = try SegmentDefinition(row, from: 1) { segments.append(segment) }
    }
    return SegmentCatalogue(version: version, segments, zone: zone)
  }

  /// Reads it anew when it is asked for again.
  func forget() {
    reading.withLock { $0 = nil }
  }

  /// One statement, so that the version is that of the segments.
  private static let all: Query = """
    SELECT version, segment.id, number, name, criteria, is_active FROM segment_catalogue
    LEFT JOIN segment ON NOT is_deleted ORDER BY number
    """
}

extension SegmentDefinition {
  /// All that there are now.
  static func all(
    in database: Database, deadline: ContinuousClock.Instant
  ) async throws -> [SegmentDefinition] {
    try await database.report(
      "SELECT id, number, name, criteria, is_active FROM segment WHERE NOT is_deleted",
      deadline: deadline
    ).compactMap { try SegmentDefinition($0, from: 0) }
  }

  /// nil where a row has none.
  init?(_ row: Row, from column: Int) throws {
    var cells = row.makeDecoder(from: column)
    guard let id = try cells.next(ResourceID?.self) else { return nil }
    self.init(
      id: id, number: try cells.next(Int32.self), name: try cells.next(String.self),
      criteria: try Criteria(stored: try cells.next(String.self)),
      isActive: try cells.next(Bool.self))
  }
}

extension Criteria {
  /// - Throws: for a text that this program did not write.
  init(stored text: String) throws {
    if let known = StoredCriteria.known.withLock({ $0[text] }) {
      self = known
      return
    }
    let read = try CriteriaReader.read(text).get()
    StoredCriteria.known.withLock { known in
      if known.count == StoredCriteria.countMax { known.removeAll() }
      known[text] = read
    }
    self = read
  }
}

/// Criteria that were read before: all are needed whenever one segment changes.
private enum StoredCriteria {
  static let known = Mutex<[String: Criteria]>([:])
  static let countMax = 2 * SegmentRules.segmentsMax
}
