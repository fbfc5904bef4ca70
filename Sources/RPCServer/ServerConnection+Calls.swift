import NIOCore
import RPCCore
import RPCTransport

extension ServerConnection {
  /// Decodes a request and starts its call, or refuses it.
  func receiveRequest(_ frame: Frame) {
    let streamID = frame.header.streamID
    let call = serving.nextCallID()
    let now = ContinuousClock.now
    var method: MethodDescriptor?
    do throws(RPCError) {
      try streams.admit()
      let envelope = try RequestEnvelope(data: frame.data, limits: serving.limits)
      let route = try serving.router.route(service: envelope.service, method: envelope.method)
      method = route.method
      let deadline = Deadline.instant(
        timeoutNano: envelope.timeoutNano, now: now, maximum: serving.limits.callDurationMax)
      guard deadline > now else { throw RPCError.deadlineExceeded }
      try serving.enter()
      streams.open(streamID, for: call, deadline: deadline)
      deadlines.add(deadline, now: now) { self.expireCalls() }
      let context = CallContext(
        method: route.method, metadata: envelope.metadata, deadline: deadline, peer: peer,
        callID: call)
      start(route, envelope.payload, context, startedAt: now)
    } catch {
      if error.code == .unimplemented { streams.refuseUnimplemented(streamID) }
      let code = answer(streamID, with: .failure(error))
      record(call, method, code, startedAt: now)
    }
  }

  private func start(
    _ route: Route, _ payload: [UInt8], _ context: CallContext,
    startedAt: ContinuousClock.Instant
  ) {
    let connection = NIOLoopBound(self, eventLoop: eventLoop)
    let logger = serving.logger
    let call = context.callID
    // Runs here and now until the handler first waits, and on this loop whenever it goes on.
    let task = Task.immediate(executorPreference: executor) {
      let outcome = await route.outcome(payload, context, logger: logger)
      connection.value.callEnded(call, route.method, outcome, startedAt: startedAt)
    }
    if streams.isRunning(call) { tasks[call] = task }
  }

  private func callEnded(
    _ call: CallID, _ method: MethodDescriptor, _ outcome: Result<[UInt8], RPCError>,
    startedAt: ContinuousClock.Instant
  ) {
    // Nearly always empty: most handlers of a busy connection end before anything is stored.
    if !tasks.isEmpty { tasks[call] = nil }
    serving.leave()
    let code: RPCCode
    switch streams.end(call) {
    case .answer(let streamID): code = answer(streamID, with: outcome)
    case .drop(let sent): code = sent
    }
    record(call, method, code, startedAt: startedAt)
    fallSilentIfDrained()
    leaveIfEnded()
  }

  private func record(
    _ call: CallID, _ method: MethodDescriptor?, _ code: RPCCode,
    startedAt: ContinuousClock.Instant
  ) {
    guard let onCall = serving.onCall else { return }
    let duration = startedAt.duration(to: .now)
    onCall(CallRecord(callID: call, method: method, code: code, duration: duration, peer: peer))
  }
}

// MARK: Answers ahead of the handler

extension ServerConnection {
  private func expireCalls() {
    let now = ContinuousClock.now
    end(streams.expire(at: now), with: .deadlineExceeded)
    deadlines.fired(earliest: streams.earliestDeadline, now: now) { self.expireCalls() }
    fallSilentIfDrained()
  }

  /// Answers calls whose handlers still run, and cancels those.
  func end(_ calls: [StreamTable.EarlyAnswer], with error: RPCError) {
    for early in calls {
      answer(early.streamID, with: .failure(error))
      tasks[early.call]?.cancel()
    }
  }
}
