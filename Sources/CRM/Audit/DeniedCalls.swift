package import Logging
package import Postgres
package import RPCCore
import Synchronization

/// Keeps a record of calls that were refused for who made them. Nobody waits for it, and a flood of them stays
/// small: what is alike is counted.
package final class DeniedCalls: Sendable {
  private static let interval = Duration.milliseconds(200)
  /// Kinds of denials that wait to be written; more of others are not recorded one by one.
  private static let kindsMax = 500

  /// Denials that an entry may count together.
  private struct Kind: Hashable {
    let caller: String
    let peer: String
    let method: String
    let reason: String
  }

  private struct Denial {
    let occurredAt: Timestamptz
    /// Of the first.
    let callID: String
    var times: Int32
  }

  private let database: Database
  private let key: AuditKey
  private let clock: WallClock
  private let waiting = Mutex<[Kind: Denial]>([:])

  package init(database: Database, key: AuditKey, clock: WallClock = .system) {
    self.database = database
    self.key = key
    self.clock = clock
  }

  /// - Parameter caller: nobody's name when it is not known who calls.
  package func record(_ call: CallContext, _ error: RPCError) {
    let now = clock.now()
    let kind = Kind(
      caller: call.caller.name, peer: call.peerAddress, method: call.method.fullName,
      reason: error.reason)
    // In a flood from everywhere the peers are what there are most of.
    let rest = Kind(caller: kind.caller, peer: "", method: kind.method, reason: kind.reason)
    waiting.withLock { waiting in
      let kind = waiting.count < Self.kindsMax || waiting[kind] != nil ? kind : rest
      var denial =
        waiting[kind] ?? Denial(occurredAt: now, callID: call.callID.description, times: 0)
      denial.times = denial.times == .max ? .max : denial.times + 1
      waiting[kind] = denial
    }
  }

  /// Works until the task is cancelled, and then writes what is left.
  package func run(logger: Logger) async {
    await WorkSignal().serve(every: Self.interval) { await self.flush(logger: logger) }
    await flush(logger: logger)
  }

  /// Writes what waits. What cannot be written waits for the next time.
  package func flush(logger: Logger) async {
    let denials = waiting.withLock { waiting in
      defer { waiting = [:] }
      return waiting
    }
    guard !denials.isEmpty else { return }
    do {
      _ = try await database.write([insert(denials)], deadline: .now + .seconds(10))
    } catch {
      waiting.withLock { waiting in
        for (kind, denial) in denials {
          guard var newer = waiting[kind] else {
            waiting[kind] = denial
            continue
          }
          newer.times = Int32(clamping: Int64(newer.times) + Int64(denial.times))
          waiting[kind] = newer
        }
      }
      logger.warning("denied calls were not recorded", metadata: ["error": "\(error)"])
    }
  }

  private func insert(_ denials: [Kind: Denial]) -> Query {
    let rows = denials.map { kind, denial -> Query in
      AuditRecords.row(
        AuditEntry(
          occurredAt: denial.occurredAt, caller: kind.caller, peer: kind.peer,
          callID: denial.callID, method: kind.method, resource: "", action: "denied",
          reason: kind.reason, times: denial.times), nil, by: key)
    }
    return "WITH \(AuditRecords.insert(rows: rows.joined(separator: ", ")))"
  }
}
