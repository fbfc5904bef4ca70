import NIOCore
import RPCCore
import RPCTransport

extension ServerConnection {
  /// No new calls; closes behind the last answer, but not before the peer had time to notice: the
  /// wire has no frame that says so, and requests already under way are to be refused, not lost.
  func drain() {
    guard phase == .open, !streams.isDraining else { return }
    streams.drain()
    giveNotice()
  }

  /// Refuses new calls for a while. Again when the peer was not read meanwhile: what it sent before
  /// that while is over is still to be refused.
  func giveNotice() {
    isPeerNotified = false
    eventLoop.assumeIsolated().scheduleTask(
      in: TimeAmount(waiting: serving.limits.drainNoticeDuration)
    ) {
      self.isPeerNotified = true
      self.fallSilentIfDrained()
    }
  }

  /// Answers every call now and closes.
  func cut() {
    guard phase != .closed else { return }
    streams.drain()
    isPeerNotified = true
    end(streams.abandon(with: .unavailable), with: .serverStopped)
    fallSilentIfDrained()
    // A peer that takes nothing would keep even the shutdown of our side from going out.
    closeAfterLingering()
  }

  /// Shuts down our side once every call is answered, and reads on to the peer's end: a socket that
  /// is closed with unread input resets the connection, and the peer may lose its last answers.
  func fallSilentIfDrained() {
    guard isPeerNotified, phase == .open, !streams.hasOpenStreams, hasReadAll, let context else {
      return
    }
    flush()
    phase = .silent
    let isShut = eventLoop.makePromise(of: Void.self)
    // Behind the output that still waits.
    isShut.futureResult.assumeIsolated().whenComplete { _ in self.closeAfterLingering() }
    context.close(mode: .output, promise: isShut)
    resumeReading()
  }

  /// Whether no request waits unread because of us: it is to be refused, not lost.
  private var hasReadAll: Bool {
    !isWaitingForTurn && context?.channel.isWritable == true
  }

  private func closeAfterLingering() {
    eventLoop.assumeIsolated().scheduleTask(
      in: TimeAmount(waiting: serving.limits.lingerDurationMax)
    ) {
      self.context?.close(promise: nil)
    }
  }
}
