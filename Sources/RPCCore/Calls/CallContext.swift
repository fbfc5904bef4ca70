import Moments

/// What a handler knows of its call besides the request.
public struct CallContext: Sendable {
  public let method: MethodDescriptor
  public let metadata: Metadata
  /// Always set: a call without a timeout gets the server's maximum.
  public var deadline: ContinuousClock.Instant { moment.instant }
  /// The other end's address and port, as text.
  public let peer: String
  public let callID: CallID
  /// The connection that the call came on.
  public let connection: CallConnection
  /// The trace that the caller says the call is part of; nil when it says nothing valid.
  public let trace: TraceContext?
  /// Anonymous where nothing asks who calls.
  public var caller: Caller
  /// Of the deadline.
  private var moment: Moment

  public init(
    method: MethodDescriptor,
    metadata: Metadata,
    deadline: ContinuousClock.Instant,
    peer: String,
    callID: CallID,
    connection: CallConnection = .none,
    trace: TraceContext? = nil,
    caller: Caller = .anonymous
  ) {
    self.method = method
    self.metadata = metadata
    moment = Moment(deadline)
    self.peer = peer
    self.callID = callID
    self.connection = connection
    self.trace = trace
    self.caller = caller
  }

  /// What a request that is made for this call carries, so that its receiver finds the trace. The call's number
  /// is the number of its span.
  public var traceparent: String? { trace?.traceparent(from: callID) }

  /// The same call with no more time than until then.
  package func ending(by instant: ContinuousClock.Instant) -> CallContext {
    var context = self
    context.moment = min(moment, Moment(instant))
    return context
  }

  /// Zero once the deadline has passed.
  public func timeLeft(at now: ContinuousClock.Instant = .now) -> Duration {
    max(.zero, now.duration(to: deadline))
  }
}
