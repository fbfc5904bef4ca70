import Logging
import RPCCore
import Synchronization

/// What all connections of a server share.
final class Serving: Sendable {
  let router: Router
  let limits: Limits
  let logger: Logger
  let errorDomain: String
  let onCall: (@Sendable (CallRecord) -> Void)?
  private let callsRunning = Atomic<Int>(0)
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
    lastCallID = Atomic(.random(in: .min ... .max))
  }

  func nextCallID() -> CallID {
    CallID(rawValue: lastCallID.wrappingAdd(1, ordering: .relaxed).newValue)
  }

  /// Counts a call in. Each success is matched by one `leave`.
  /// - Throws: RESOURCE_EXHAUSTED at the limit of calls on all connections.
  func enter() throws(RPCError) {
    let count = callsRunning.wrappingAdd(1, ordering: .relaxed).newValue
    guard count <= limits.callsMax else {
      leave()
      throw .tooManyCalls(retryDelay: limits.retryDelay)
    }
  }

  func leave() {
    callsRunning.wrappingSubtract(1, ordering: .relaxed)
  }
}
