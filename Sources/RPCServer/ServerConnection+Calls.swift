import NIOCore
import RPCCore
import RPCTransport

extension ServerConnection {
  /// Decodes a request and starts its call, or refuses it.
  func receiveRequest(_ frame: Frame) {
    let streamID = frame.header.streamID
    let call = serving.nextCallID()
    let now = ContinuousClock.now
    var found: Route?
    do throws(RPCError) {
      try streams.admit()
      let envelope = try envelopes.read(
        frame.data, limits: serving.limits, isKeeping: isTrusted)
      let route = try serving.router.route(service: envelope.service, method: envelope.method)
      found = route
      if streams.isDraining, !serving.router.isServedWhileDraining(route.method) {
        throw RPCError.serverStopping(retryDelay: serving.limits.retryDelay)
      }
      let deadline = Deadline.instant(
        timeoutNano: envelope.timeoutNano, now: now,
        maximum: serving.limits.durationMax(of: route.method.kind))
      guard deadline > now else { throw RPCError.deadlineExceeded }
      let size = CallSize(envelope, route)
      try enter(route, size)
      streams.open(
        streamID, for: call, input: route.method.kind.input(frame.header.flags),
        deadline: deadline)
      deadlines.add(deadline, now: now) { self.expireCalls() }
      let exchange = exchange(route.method.kind, envelope.payload, frame.header.flags, call)
      let context = CallContext(
        method: route.method, metadata: envelope.metadata, deadline: deadline, peer: peer,
        callID: call, connection: handle, trace: serving.trace(of: envelope.metadata))
      start(route, exchange, context, size, startedAt: now)
    } catch {
      if error.code == .unimplemented { streams.refuseUnimplemented(streamID) }
      let code = answer(streamID, with: .failure(error))
      recordRefusal(of: call, found, code, startedAt: now)
    }
  }

  private func exchange(
    _ kind: MethodKind, _ payload: [UInt8], _ flags: FrameFlags, _ call: CallID
  ) -> CallExchange {
    if kind == .unary { return CallExchange(payload: payload) }
    let responses = ResponseSink(
      connection: NIOLoopBound(self, eventLoop: eventLoop), eventLoop: eventLoop, call: call)
    if kind == .serverStreaming { return CallExchange(payload: payload, responses: responses) }
    let messages = openRequests(of: call)
    // Only a payload that is there is a message: a stream may begin without one. It is held already.
    if !payload.isEmpty { messages.receive(payload) }
    if flags.contains(.remoteClosed) { messages.finish() }
    return CallExchange(
      payload: [], requests: messages, responses: kind == .bidirectional ? responses : nil)
  }

  /// Counts the call in, here and among the calls of all connections.
  private func enter(_ route: Route, _ size: CallSize) throws(RPCError) {
    guard serving.calls.enter(held: streams.callCount) else {
      throw .tooManyCalls(retryDelay: serving.limits.retryDelay)
    }
    guard hold(callBytes: size.request, inboundBytes: size.firstMessage) else {
      serving.calls.leave(left: streams.callCount)
      throw .memoryExhausted(retryDelay: serving.limits.retryDelay)
    }
    guard route.runsApart else { return }
    guard serving.longCalls.enter(held: longCallCount) else {
      _ = hold(callBytes: -size.request, inboundBytes: -size.firstMessage)
      serving.calls.leave(left: streams.callCount)
      throw .tooManyCalls(retryDelay: serving.limits.retryDelay)
    }
    longCallCount += 1
  }

  /// The call is over, and `streams` counts it no more.
  private func leave(_ route: Route, _ size: CallSize) {
    // Less is always to be had.
    _ = hold(callBytes: -size.request)
    serving.calls.leave(left: streams.callCount)
    guard route.runsApart else { return }
    longCallCount -= 1
    serving.longCalls.leave(left: longCallCount)
  }

  private func start(
    _ route: Route, _ exchange: CallExchange, _ context: CallContext, _ size: CallSize,
    startedAt: ContinuousClock.Instant
  ) {
    let connection = NIOLoopBound(self, eventLoop: eventLoop)
    let logger = serving.logger
    let gate = serving.router.gate
    let call = context.callID
    expected.add(size.response)
    if route.runsApart {
      let loop = eventLoop
      let credentials = credentials
      // Its caller is looked at on another thread: frames that follow meanwhile are no stranger's.
      credentials.admissionBegins()
      let task = Task(executorPreference: LongCallThreads.shared.next) {
        defer { credentials.admissionEnds() }
        let outcome = await route.outcome(exchange, context, gate: gate, logger: logger) { caller in
          loop.execute { connection.value.admitted(caller, as: call) }
        }
        loop.execute {
          connection.value.callEnded(context, route, outcome, size, startedAt: startedAt)
        }
      }
      started[call] = StartedCall(
        task: task, context: context, startedAt: startedAt, bytesExpected: size.response)
      return
    }
    // Runs here and now until the handler first waits, and on this loop whenever it goes on.
    let task = Task.immediate(executorPreference: executor) {
      let outcome = await route.outcome(exchange, context, gate: gate, logger: logger) { caller in
        connection.value.admitted(caller, as: call)
      }
      connection.value.callEnded(context, route, outcome, size, startedAt: startedAt)
    }
    guard streams.isRunning(call) else { return }
    started[call] = StartedCall(
      task: task, context: context, startedAt: startedAt, bytesExpected: size.response,
      caller: lastAdmitted?.call == call ? lastAdmitted?.caller : nil)
  }

  private func callEnded(
    _ context: CallContext, _ route: Route, _ outcome: Result<[UInt8]?, RPCError>,
    _ size: CallSize, startedAt: ContinuousClock.Instant
  ) {
    let call = context.callID
    let method = route.method
    if case .success(let payload?) = outcome { route.expectedSize.add(payload.count) }
    // Nearly always empty: most handlers of a busy connection end before anything is stored.
    let kept = started.isEmpty ? nil : started.removeValue(forKey: call)
    expectNoMore(kept?.bytesExpected ?? size.response)
    if method.kind != .unary { requests.removeValue(forKey: call)?.fail(.cancelled) }
    let code: RPCCode
    switch streams.end(call) {
    case .answer(let streamID):
      code = answer(streamID, with: outcome)
      // Messages that are under way to a method that nobody serves are no fault of the peer's.
      if code == .unimplemented { streams.refuseUnimplemented(streamID) }
    case .drop(let sent):
      code = sent
    }
    leave(route, size)
    let duration = startedAt.duration(to: .now)
    route.statistics.ended(code, after: duration)
    tell(of: call, method, code, duration, context.trace)
    fallSilentIfDrained()
    leaveIfEnded()
  }

  /// It is known who makes a call: mostly before its handler first waits, and then it is not kept yet.
  private func admitted(_ caller: Caller, as call: CallID) {
    if started[call] == nil {
      lastAdmitted = (call, caller)
    } else {
      started[call]?.caller = caller
    }
  }

  private func expectNoMore(_ bytes: Int) {
    let wereTooMuch = expected.areTooMuch
    expected.remove(bytes)
    if wereTooMuch, !expected.areTooMuch { resumeReadingSoon() }
  }

  private func recordRefusal(
    of call: CallID, _ route: Route?, _ code: RPCCode, startedAt: ContinuousClock.Instant
  ) {
    serving.traffic.callsRefused.add(code)
    if let route {
      route.statistics.refused(code)
    } else {
      serving.traffic.unroutedCalls.add(code)
    }
    tell(of: call, route?.method, code, startedAt.duration(to: .now), nil)
  }

  private func tell(
    of call: CallID, _ method: MethodDescriptor?, _ code: RPCCode, _ duration: Duration,
    _ trace: TraceContext?
  ) {
    guard let onCall = serving.onCall, duration >= serving.onCallDurationMin else { return }
    onCall(
      CallRecord(
        callID: call, method: method, code: code, duration: duration, peer: peer, trace: trace))
  }
}

/// What a running call takes, in bytes: of its request, and of its answer as far as can be foreseen.
private struct CallSize {
  let request: Int
  /// Of the message in the request of a call that streams them, which counts until it is taken.
  let firstMessage: Int
  let response: Int

  init(_ envelope: RequestEnvelope, _ route: Route) {
    let payload = envelope.payload
    switch route.method.kind {
    case .unary, .serverStreaming:
      request = payload.count + envelope.metadata.cost
      firstMessage = 0
    case .clientStreaming, .bidirectional:
      request = envelope.metadata.cost
      firstMessage = payload.isEmpty ? 0 : InboundMessages.cost(of: payload)
    }
    response = route.expectedSize.bytes
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
  func end(_ calls: some Sequence<StreamTable.EarlyAnswer>, with error: RPCError) {
    for early in calls {
      answer(early.streamID, with: .failure(error))
      if let call = started[early.call] {
        // What its handler makes of it is not sent any more.
        started[early.call]?.bytesExpected = 0
        expectNoMore(call.bytesExpected)
        call.task.cancel()
      }
      wind(down: early.call, with: error)
    }
  }

  func end(_ call: StreamTable.EarlyAnswer?, with error: RPCError) {
    if let call { end(CollectionOfOne(call), with: error) }
  }

  /// What a `Cancel` call is given.
  func cancellingHandle() -> CallConnection {
    let connection = NIOLoopBound(self, eventLoop: eventLoop)
    let loop = eventLoop
    return CallConnection(peerCertificate: peerCertificate, credentials: credentials) { streamID in
      await withCheckedContinuation { continuation in
        loop.execute { continuation.resume(returning: connection.value.cancelCall(on: streamID)) }
      }
    }
  }

  private func cancelCall(on streamID: UInt32) -> Bool {
    guard let call = streams.call(on: streamID) else { return false }
    end(streams.answerEarly(call, with: .cancelled), with: .cancelled)
    fallSilentIfDrained()
    return true
  }
}

extension MethodKind {
  /// What the peer may still send behind a request with these flags.
  fileprivate func input(_ flags: FrameFlags) -> StreamTable.Input {
    switch self {
    case .unary: .none
    case .serverStreaming: .ended
    case .clientStreaming, .bidirectional: flags.contains(.remoteClosed) ? .ended : .open
    }
  }
}
