package import Logging
import Postgres
import Synchronization

/// Puts entries into blocks, beside the calls: whoever writes an entry waits for nobody. One server of all does
/// it, and another goes on when that one is gone.
///
/// An entry with a smaller number can be committed later than one with a larger. So a block has what is there
/// and in no block yet, whatever its number; and the watermark, up to which nothing can come any more, follows
/// when every transaction has ended that ran when the last number below it had been given.
package final class AuditSealer: Sendable {
  private static let interval = Duration.milliseconds(500)
  private static let patience = Duration.seconds(60)
  /// Held by the one server that seals.
  private static let lock: SQLFragment = "1668443140"

  /// What this server has seen of the numbers that were given.
  private struct Horizon {
    /// The largest at the last look.
    var seen: Int64?
    /// One that was seen before, and the transaction that began first after that.
    var candidate: (id: Int64, next: UInt64)?
  }

  private let database: Database
  private let key: AuditKey
  private let clock: WallClock
  private let horizon = Mutex(Horizon())

  init(database: Database, key: AuditKey, clock: WallClock) {
    self.database = database
    self.key = key
    self.clock = clock
  }

  /// Works until the task is cancelled.
  package func run(logger: Logger) async {
    let sealedAt = Mutex(ContinuousClock.now)
    await WorkSignal().serve(every: Self.interval) {
      do {
        let isDone = try await self.sealAll()
        let waited = sealedAt.withLock { sealedAt -> Duration in
          if isDone { sealedAt = .now }
          return sealedAt.duration(to: .now)
        }
        // Another server seals for milliseconds. Whoever holds its lock for longer keeps entries out of blocks.
        if waited > Self.patience {
          logger.warning("somebody keeps the audit trail from being sealed")
          sealedAt.withLock { $0 = .now }
        }
      } catch {
        guard !Task.isCancelled else { return }
        logger.warning("audit entries were not sealed", metadata: ["error": "\(error)"])
      }
    }
  }

  /// Seals what is there.
  /// - Returns: false when another server does.
  @discardableResult
  package func sealAll() async throws -> Bool {
    while let count = try await sealBlock() {
      guard count == AuditBlock.entriesMax else { return true }
    }
    return false
  }

  /// - Returns: how many entries it took; nil when another server seals.
  private func sealBlock() async throws -> Int? {
    try await database.transaction(deadline: .now + .seconds(30)) { transaction in
      // A server that was stopped in the midst of it would hold the lock for ever.
      transaction.stage("SET LOCAL idle_in_transaction_session_timeout = '10s'")
      let locked = try await transaction.query(
        "SELECT pg_try_advisory_xact_lock(\(unescaped: Self.lock))")
      guard try locked.first?.decode(Bool.self, at: 0) == true else { return nil }
      let heads = try await transaction.query(
        """
        SELECT \(unescaped: AuditHead.columns), pg_snapshot_xmin(pg_current_snapshot())::text,
          pg_snapshot_xmax(pg_current_snapshot())::text
        FROM audit_head
        """)
      guard let row = heads.first else { throw PostgresError(.unavailable) }
      var cells = row.makeDecoder()
      var head = try AuditHead(&cells)
      let oldest = UInt64(try cells.next(String.self)) ?? 0
      let next = UInt64(try cells.next(String.self)) ?? .max

      let entries = try await unsealed(behind: head, in: transaction)
      if let block = block(of: entries, behind: head) {
        let hash = block.hash(by: key)
        transaction.stage(block.insert(hash: hash))
        head.blockNumber = block.number
        head.hash = hash
        head.sealedAbove += block.entryIDs
      }
      let isRaised = raiseWatermark(
        of: &head, isComplete: entries.count < AuditBlock.entriesMax, oldest: oldest, next: next)
      if !entries.isEmpty || isRaised { transaction.stage(head.update) }
      return entries.count
    }
  }

  private func unsealed(
    behind head: AuditHead, in transaction: Transaction
  ) async throws -> [(id: Int64, mac: [UInt8])] {
    let rows = try await transaction.query(
      """
      SELECT \(unescaped: AuditEntry.columns) FROM audit_entry
      WHERE id > \(head.watermark) AND id <> ALL (\(head.sealedAbove))
      ORDER BY id LIMIT \(Int64(AuditBlock.entriesMax))
      """)
    return try rows.map { row in
      var cells = row.makeDecoder()
      let (id, entry, mac) = try AuditEntry.read(&cells)
      // Whether it is right is for whoever verifies to say.
      return (id, id <= head.adoptedThrough ? entry.mac(by: key) : mac)
    }
  }

  private func block(
    of entries: [(id: Int64, mac: [UInt8])], behind head: AuditHead
  ) -> AuditBlock? {
    guard !entries.isEmpty else { return nil }
    return AuditBlock(
      number: head.blockNumber + 1, entryIDs: entries.map(\.id),
      // One that is missing takes its place too.
      macs: entries.flatMap { $0.mac.count == 32 ? $0.mac : [UInt8](repeating: 0, count: 32) },
      previous: head.hash, sealedAt: clock.now(), adoptedThrough: head.adoptedThrough)
  }

  private func raiseWatermark(
    of head: inout AuditHead, isComplete: Bool, oldest: UInt64, next: UInt64
  ) -> Bool {
    let largest = max(head.watermark, head.sealedAbove.max() ?? 0)
    let raised = horizon.withLock { horizon -> Int64? in
      var raised: Int64?
      if let candidate = horizon.candidate, oldest >= candidate.next {
        raised = candidate.id
        horizon.candidate = nil
      }
      if horizon.candidate == nil, let seen = horizon.seen { horizon.candidate = (seen, next) }
      // While entries are left over, some below the largest are in no block.
      horizon.seen = isComplete ? largest : nil
      return raised
    }
    guard let raised, raised > head.watermark else { return false }
    head.watermark = raised
    head.sealedAbove.removeAll { $0 <= raised }
    return true
  }
}
