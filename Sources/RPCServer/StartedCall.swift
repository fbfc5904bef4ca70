import RPCCore

/// A call whose handler did not end at once, as its connection keeps it.
struct StartedCall {
  let task: Task<Void, Never>
  let method: MethodDescriptor
  let trace: TraceContext?
  let startedAt: ContinuousClock.Instant
  /// That it will answer, about; none once it was answered.
  var bytesExpected: Int
  /// Nil until it is known.
  var caller: Caller?

  init(
    task: Task<Void, Never>, context: CallContext, startedAt: ContinuousClock.Instant,
    bytesExpected: Int, caller: Caller? = nil
  ) {
    self.task = task
    method = context.method
    trace = context.trace
    self.startedAt = startedAt
    self.bytesExpected = bytesExpected
    self.caller = caller
  }
}
