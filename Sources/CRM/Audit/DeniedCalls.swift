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
    var peer: String
    let method: String
    let reason: String

    /// In a flood from everywhere the peers are what there are most of.
    var fromAnywhere: Kind {
      var kind = self
      kind.peer = ""
      return kind
    }
  }

  private struct Denial {
    /// Of the first.
    let occurredAt: Timestamptz
    let callID: String
    var times: Int32
  }

  private struct Waiting {
    var denials: [Kind: Denial] = [:]

    mutating func add(_ kind: Kind, _ denial: Denial) {
      let isKept = denials.count < DeniedCalls.kindsMax || denials[kind] != nil
      let kind = isKept ? kind : kind.fromAnywhere
      guard let other = denials[kind] else {
        denials[kind] = denial
        return
      }
      var first = other.occurredAt <= denial.occurredAt ? other : denial
      first.times = Int32(clamping: Int64(other.times) + Int64(denial.times))
      denials[kind] = first
    }
  }

  private let database: Database
  private let key: AuditKey
  private let clock: WallClock
  private let waiting = Mutex(Waiting())

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
    let denial = Denial(occurredAt: now, callID: call.callID.description, times: 1)
    waiting.withLock { $0.add(kind, denial) }
  }

  /// Works until the task is cancelled, and then writes what is left.
  package func run(logger: Logger) async {
    await WorkSignal().serve(every: Self.interval) { await self.flush(logger: logger) }
    await flush(logger: logger)
  }

  /// Writes what waits. What cannot be written waits for the next time.
  package func flush(logger: Logger) async {
    let denials = waiting.withLock { waiting in
      defer { waiting = Waiting() }
      return waiting.denials
    }
    guard !denials.isEmpty else { return }
    do {
      _ = try await database.write(statements(denials), deadline: .now + .seconds(10))
    } catch {
      waiting.withLock { waiting in
        for (kind, denial) in denials { waiting.add(kind, denial) }
      }
      logger.warning("denied calls were not recorded", metadata: ["error": "\(error)"])
    }
  }

  private func statements(_ denials: [Kind: Denial]) -> [Query] {
    denials.map(row).inStatements.map { rows in
      "WITH \(AuditRecords.insert(rows: rows.joined(separator: ", ")))"
    }
  }

  private func row(_ kind: Kind, _ denial: Denial) -> Query {
    AuditRecords.row(
      AuditEntry(
        occurredAt: denial.occurredAt, caller: kind.caller, peer: kind.peer,
        callID: denial.callID, method: kind.method, resource: "", action: "denied",
        reason: kind.reason, times: denial.times), nil, by: key)
  }
}
