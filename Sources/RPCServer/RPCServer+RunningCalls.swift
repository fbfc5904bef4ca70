package import RPCCore

/// A call whose handler runs, for whoever operates the server. Holds nothing that the request says.
package struct RunningCall: Sendable {
  package let callID: CallID
  package let method: MethodDescriptor
  /// The other end's address and port, as text.
  package let peer: String
  /// Nil until it is known who calls; anonymous where anybody may.
  package let caller: Caller?
  package let startedAt: ContinuousClock.Instant
  package let deadline: ContinuousClock.Instant
  package let trace: TraceContext?
  /// It was answered ahead of its handler, which winds down.
  package let isAnswered: Bool
}

extension RPCServer {
  /// Every call whose handler runs, the longest first. Each connection is asked on its own thread: no call waits for a
  /// lock, and a thread that is busy answers when it has time.
  package func runningCalls() async -> [RunningCall] {
    await connections.gather { $0.runningCalls }.sorted { $0.startedAt < $1.startedAt }
  }

  /// Answers a call CANCELLED and cancels its handler, on whichever connection it is.
  /// - Returns: false when no such call waits for its answer.
  package func cancelCall(_ call: CallID) async -> Bool {
    await connections.gather { $0.cancel(call) ? [true] : [] }.contains(true)
  }
}

extension ServerConnection {
  fileprivate var runningCalls: [RunningCall] {
    started.compactMap { id, call in
      guard let deadline = streams.deadline(of: id) else { return nil }
      return RunningCall(
        callID: id, method: call.method, peer: peer, caller: call.caller,
        startedAt: call.startedAt, deadline: deadline, trace: call.trace,
        isAnswered: streams.openStream(of: id) == nil)
    }
  }

  fileprivate func cancel(_ call: CallID) -> Bool {
    guard let early = streams.answerEarly(call, with: .cancelled) else { return false }
    end(early, with: .cancelledByOperator)
    fallSilentIfDrained()
    return true
  }
}
