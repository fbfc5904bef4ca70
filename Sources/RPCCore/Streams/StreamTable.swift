import Moments

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
/// What the peer may still send on an open stream is its `Input`.
package struct StreamTable {
  /// What the peer may still send on an open stream.
  package enum Input: Hashable {
    /// Nothing: the call is unary. Data on it is refused, and the call goes on.
    case none
    case open
    /// Nothing any more: the peer has said its last word. Data ends the call.
    case ended
  }

  private struct Call {
    let streamID: UInt32
    let deadline: Moment
    var input: Input
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
    /// The frame's data is a message of that call, the last one where it says so.
    case message(CallID, isLast: Bool)
    /// The call's messages have ended.
    case endOfInput(CallID)
    /// The peer broke the rules of a stream: its call ends with the error.
    case fail(CallID, RPCError)
    /// Answer with the error; no call is concerned.
    case refuse(RPCError)
    case ignore
  }

  package mutating func arrival(of header: FrameHeader) -> Arrival {
    let id = header.streamID
    switch header.type {
    case .request:
      guard id % 2 == 1 else { return .refuse(.streamIDInvalid) }
      return openStreams[id] == nil ? .request : .refuse(.streamActive)
    case .data:
      guard let call = openStreams[id], let input = calls[call]?.input else {
        return refusedStreams.contains(id) ? .ignore : .refuse(.streamUnknown)
      }
      return arrivalOfData(header.flags, call, input)
    default:
      return .ignore
    }
  }

  private mutating func arrivalOfData(
    _ flags: FrameFlags, _ call: CallID, _ input: Input
  ) -> Arrival {
    let isLast = flags.contains(.remoteClosed)
    let isMessage = !flags.contains(.noData)
    switch input {
    case .none:
      return .refuse(.dataOnUnaryCall)
    case .open:
      if isLast { calls[call]?.input = .ended }
      if isMessage { return .message(call, isLast: isLast) }
      return isLast ? .endOfInput(call) : .ignore
    case .ended:
      // A last word said twice says nothing new.
      return isMessage ? .fail(call, .dataAfterLast) : .ignore
    }
  }

  /// The same for a frame whose data is over the limit and is being skipped.
  package func arrivalOfOversized(_ header: FrameHeader, _ error: RPCError) -> Arrival {
    let id = header.streamID
    switch header.type {
    case .request:
      return .refuse(error)
    case .data:
      if refusedStreams.contains(id) { return .ignore }
      guard let call = openStreams[id], let input = calls[call]?.input, input != .none else {
        return .refuse(error)
      }
      return .fail(call, error)
    default:
      return .ignore
    }
  }

  /// The stream's request named nothing that is served.
  package mutating func refuseUnimplemented(_ streamID: UInt32) {
    refusedStreams.insert(streamID)
  }
}

// MARK: Calls

extension StreamTable {
  /// - Throws: RESOURCE_EXHAUSTED at the limit of calls.
  package func admit() throws(RPCError) {
    if calls.count >= limits.callsPerConnectionMax {
      throw .tooManyCalls(retryDelay: limits.retryDelay)
    }
  }

  /// Gives the stream to a call. `arrival` has said that the id is idle.
  package mutating func open(
    _ streamID: UInt32, for call: CallID, input: Input = .none, deadline: ContinuousClock.Instant
  ) {
    refusedStreams.remove(streamID)
    openStreams[streamID] = call
    calls[call] = Call(streamID: streamID, deadline: Moment(deadline), input: input)
  }

  /// Where the call's messages go; nil once it was answered.
  package func openStream(of call: CallID) -> UInt32? {
    guard let call = calls[call], call.answeredWith == nil else { return nil }
    return call.streamID
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
    let now = Moment(now)
    return answerEarly(with: .deadlineExceeded) { $0.deadline <= now }
  }

  /// Frees the stream of one call, if it is open.
  package mutating func answerEarly(_ call: CallID, with code: RPCCode) -> EarlyAnswer? {
    guard let streamID = openStream(of: call) else { return nil }
    openStreams[streamID] = nil
    calls[call]?.answeredWith = code
    return EarlyAnswer(call: call, streamID: streamID)
  }

  /// When the caller's patience ends; nil for a call that has ended.
  package func deadline(of call: CallID) -> ContinuousClock.Instant? {
    calls[call]?.deadline.instant
  }

  /// The call that holds a stream.
  package func call(on streamID: UInt32) -> CallID? { openStreams[streamID] }

  /// Frees the streams of all open calls, because the server stops or the peer is gone.
  package mutating func abandon(with code: RPCCode) -> [EarlyAnswer] {
    answerEarly(with: code) { _ in true }
  }

  /// Of the open calls.
  package var earliestDeadline: ContinuousClock.Instant? {
    calls.values.lazy.filter { $0.answeredWith == nil }.map(\.deadline).min()?.instant
  }

  package mutating func drain() {
    isDraining = true
  }

  private mutating func answerEarly(
    with code: RPCCode, where applies: (Call) -> Bool
  ) -> [EarlyAnswer] {
    let affected = openStreams.values.filter { calls[$0].map(applies) == true }
    return affected.compactMap { answerEarly($0, with: code) }
  }
}
