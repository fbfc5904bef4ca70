import RPCCore
import Synchronization

/// Calls that may run on all connections together. When they are getting scarce, from half of them
/// on, a connection gets no more than an equal share.
final class FairShare: Sendable {
  private let countMax: Int
  private let running = Atomic<Int>(0)
  /// Connections that have some of them.
  private let holders = Atomic<Int>(0)

  init(countMax: Int) {
    self.countMax = countMax
  }

  /// Calls that run.
  var count: Int { running.load(ordering: .relaxed) }

  /// Counts a call in. Each success is matched by one `leave`.
  /// - Parameter held: calls that its connection has running already.
  /// - Returns: false when it has to be refused.
  func enter(held: Int) -> Bool {
    if held == 0 { holders.wrappingAdd(1, ordering: .relaxed) }
    let count = running.wrappingAdd(1, ordering: .relaxed).newValue
    if count <= countMax, count <= countMax / 2 || held < share { return true }
    leave(left: held)
    return false
  }

  /// - Parameter left: calls that the connection still has running.
  func leave(left: Int) {
    running.wrappingSubtract(1, ordering: .relaxed)
    if left == 0 { holders.wrappingSubtract(1, ordering: .relaxed) }
  }

  private var share: Int { max(1, countMax / max(1, holders.load(ordering: .relaxed))) }
}
