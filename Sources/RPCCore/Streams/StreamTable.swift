/// The streams of one connection as its server sees them: decides what each frame means and who
/// may still answer. Does no I/O, so that every rule is tested without a socket.
///
/// A stream id is
/// ```
/// idle      unknown; a request may open it
/// open      held by a call that has not been answered
/// refused   answered UNIMPLEMENTED; data that was already under way is swallowed, and a request may
///           open it again
/// ```
/// A call, which can outlive its hold on the stream, is
/// ```
/// open      its handler runs and has not been answered for
/// answered  it was answered ahead of its handler (deadline, shutdown) or its peer is gone; the
///           stream id is idle again, and the call still counts against the limit
/// ended     its handler is done; nothing is kept
/// ```
/// Streaming adds to `open` which side has said its last word; ids and calls stay as they are.
package struct StreamTable {
  private struct Call {
    let streamID: UInt32
    let deadline: ContinuousClock.Instant
    /// Nil while open.
    var answeredWith: RPCCode?
  }

  private let limits: Limits
  private var openStreams: [UInt32: CallID] = [:]
  private var refusedStreams: RecentStreams
  private var calls: [CallID: Call] = [:]
  package private(set) var isDraining = false

  package init(limits: Limits) {
    self.limits = limits
    self.refusedStreams = RecentStreams(countMax: limits.refusedStreamsMax)
  }

  /// Calls whose handlers have not ended.
  package var callCount: Int { calls.count }
  /// Whether a call still waits for its answer.
  package var hasOpenStreams: Bool { !openStreams.isEmpty }

  package func isRunning(_ call: CallID) -> Bool { calls[call] != nil }
}

// MARK: Frames

extension StreamTable {
  /// What to do with a frame.
  package enum Arrival: Hashable {
    /// A request on an idle id: decode it, `admit` it, `open` it.
    case request
    case refuse(RPCError)
    case ignore
  }

  package func arrival(of header: FrameHeader) -> Arrival {
    let id = header.streamID
    switch header.type {
    case .request:
      guard id % 2 == 1 else { return .refuse(.streamIDInvalid) }
      return openStreams[id] == nil ? .request : .refuse(.streamActive)
    case .data:
      if openStreams[id] != nil { return .refuse(.dataOnUnaryCall) }
      return refusedStreams.contains(id) ? .ignore : .refuse(.streamUnknown)
    default:
      return .ignore
    }
  }

  /// The same for a frame whose data is over the limit and is being skipped.
  package func arrivalOfOversized(_ header: FrameHeader) -> Arrival {
    switch header.type {
    case .request: .refuse(.frameTooLong)
    case .data: refusedStreams.contains(header.streamID) ? .ignore : .refuse(.frameTooLong)
    default: .ignore
    }
  }

  /// The stream's request named nothing that is served.
  package mutating func refuseUnimplemented(_ streamID: UInt32) {
    refusedStreams.insert(streamID)
  }
}

// MARK: Calls

extension StreamTable {
  /// - Throws: UNAVAILABLE while draining, RESOURCE_EXHAUSTED at the limit of calls.
  package func admit() throws(RPCError) {
    if isDraining { throw .serverStopping(retryDelay: limits.retryDelay) }
    if calls.count >= limits.callsPerConnectionMax {
      throw .tooManyCalls(retryDelay: limits.retryDelay)
    }
  }

  /// Gives the stream to a call. `arrival` has said that the id is idle.
  package mutating func open(
    _ streamID: UInt32, for call: CallID, deadline: ContinuousClock.Instant
  ) {
    refusedStreams.remove(streamID)
    openStreams[streamID] = call
    calls[call] = Call(streamID: streamID, deadline: deadline)
  }

  /// What a handler's end leads to.
  package enum Ending: Hashable {
    case answer(streamID: UInt32)
    /// The result comes too late: the caller has had this code.
    case drop(RPCCode)
  }

  /// The call's handler has ended.
  package mutating func end(_ call: CallID) -> Ending {
    guard let ended = calls.removeValue(forKey: call) else { return .drop(.internal) }
    if let code = ended.answeredWith { return .drop(code) }
    openStreams[ended.streamID] = nil
    return .answer(streamID: ended.streamID)
  }

  /// A call that is answered before its handler has ended, and is to be cancelled.
  package struct EarlyAnswer: Hashable {
    package let call: CallID
    package let streamID: UInt32
  }

  /// Frees the streams of all calls whose deadline has come.
  package mutating func expire(at now: ContinuousClock.Instant) -> [EarlyAnswer] {
    answerEarly(with: .deadlineExceeded) { $0.deadline <= now }
  }

  /// Frees the streams of all open calls, because the server stops or the peer is gone.
  package mutating func abandon(with code: RPCCode) -> [EarlyAnswer] {
    answerEarly(with: code) { _ in true }
  }

  /// Of the open calls.
  package var earliestDeadline: ContinuousClock.Instant? {
    calls.values.lazy.filter { $0.answeredWith == nil }.map(\.deadline).min()
  }

  package mutating func drain() {
    isDraining = true
  }

  private mutating func answerEarly(
    with code: RPCCode, where applies: (Call) -> Bool
  ) -> [EarlyAnswer] {
    let answers = openStreams.compactMap { streamID, id in
      calls[id].map(applies) == true ? EarlyAnswer(call: id, streamID: streamID) : nil
    }
    for answer in answers {
      openStreams[answer.streamID] = nil
      calls[answer.call]?.answeredWith = code
    }
    return answers
  }
}
