import Logging
import Protobuf
import RPCCore
import Synchronization

/// What all connections of a server share.
final class Serving: Sendable {
  let router: Router
  let limits: Limits
  let logger: Logger
  let errorDomain: String
  let onCall: (@Sendable (CallRecord) -> Void)?
  /// For the frames of all connections that have arrived in part.
  let partialFrames: MemoryBudget
  private let connectionCount = Atomic<Int>(0)
  private let callsRunning = Atomic<Int>(0)
  /// Connections with a call in flight.
  private let busyConnections = Atomic<Int>(0)
  private let lastCallID: Atomic<UInt64>

  init(
    router: Router, limits: Limits, logger: Logger, errorDomain: String,
    onCall: (@Sendable (CallRecord) -> Void)?
  ) {
    self.router = router
    self.limits = limits
    self.logger = logger
    self.errorDomain = errorDomain
    self.onCall = onCall
    partialFrames = MemoryBudget(bytesMax: limits.partialFrameBytesMax)
    lastCallID = Atomic(.random(in: .min ... .max))
  }

  func nextCallID() -> CallID {
    CallID(rawValue: lastCallID.wrappingAdd(1, ordering: .relaxed).newValue)
  }
}

// MARK: Connections

extension Serving {
  /// Counts a connection in. Each success is matched by one `removeConnection`.
  /// - Returns: false at the limit.
  func addConnection() -> Bool {
    let count = connectionCount.wrappingAdd(1, ordering: .relaxed).newValue
    guard count <= limits.connectionsMax else {
      removeConnection()
      return false
    }
    return true
  }

  func removeConnection() {
    connectionCount.wrappingSubtract(1, ordering: .relaxed)
  }
}

// MARK: Calls

extension Serving {
  /// Counts a call in. Each success is matched by one `leave`.
  /// - Parameter held: calls that its connection has running already.
  /// - Throws: RESOURCE_EXHAUSTED at the limit of calls on all connections, or of the connection's
  ///   share of them when they are getting scarce.
  func enter(held: Int) throws(RPCError) {
    if held == 0 { busyConnections.wrappingAdd(1, ordering: .relaxed) }
    let count = callsRunning.wrappingAdd(1, ordering: .relaxed).newValue
    guard count <= limits.callsMax, count <= limits.callsMax / 2 || held < fairShare else {
      leave(left: held)
      throw .tooManyCalls(retryDelay: limits.retryDelay)
    }
  }

  /// - Parameter left: calls that the connection still has running.
  func leave(left: Int) {
    callsRunning.wrappingSubtract(1, ordering: .relaxed)
    if left == 0 { busyConnections.wrappingSubtract(1, ordering: .relaxed) }
  }

  private var fairShare: Int {
    max(1, limits.callsMax / max(1, busyConnections.load(ordering: .relaxed)))
  }
}
