import Logging
import Protobuf
import RPCCore
import Synchronization

/// What all connections of a server share.
final class Serving: Sendable {
  let router: Router
  let limits: Limits
  let logger: Logger
  let errors: EncodedErrors
  let onCall: (@Sendable (CallRecord) -> Void)?
  /// Calls that took less are not told of.
  let onCallDurationMin: Duration
  private let joinTrace: (@Sendable (TraceContext?) -> TraceContext?)?
  let traffic = Traffic()
  /// For the requests of all connections: what has arrived in part, what runs, what waits for its handler.
  let requestBytes: MemoryBudget
  private let connectionCount = Atomic<Int>(0)
  let calls: FairShare
  /// Of them, those that run apart.
  let longCalls: FairShare
  private let lastCallID: Atomic<UInt64>

  init(
    router: Router, limits: Limits, logger: Logger, errorDomain: String,
    onCall: (@Sendable (CallRecord) -> Void)?, onCallDurationMin: Duration,
    joinTrace: (@Sendable (TraceContext?) -> TraceContext?)?
  ) {
    self.router = router
    self.limits = limits
    self.logger = logger
    errors = EncodedErrors(domain: errorDomain)
    self.onCall = onCall
    self.onCallDurationMin = onCallDurationMin
    self.joinTrace = joinTrace
    calls = FairShare(countMax: limits.callsMax)
    longCalls = FairShare(countMax: limits.longCallsMax)
    requestBytes = MemoryBudget(bytesMax: limits.requestBytesMax)
    lastCallID = Atomic(.random(in: .min ... .max))
  }

  /// Until it is known who is at the other end of a connection.
  var frameDataBytesFirstMax: Int {
    router.gate == nil
      ? limits.frameDataBytesMax
      : min(limits.frameDataBytesBeforeAdmissionMax, limits.frameDataBytesMax)
  }

  /// The trace of a call with this metadata.
  func trace(of metadata: Metadata) -> TraceContext? {
    let named = TraceContext(metadata)
    guard let joinTrace else { return named }
    return joinTrace(named)
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
      traffic.connectionsRefused.count()
      return false
    }
    traffic.connectionsAccepted.count()
    return true
  }

  var connectionsOpen: Int { connectionCount.load(ordering: .relaxed) }

  func removeConnection() {
    connectionCount.wrappingSubtract(1, ordering: .relaxed)
  }
}
