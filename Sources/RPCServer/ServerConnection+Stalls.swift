import Logging
import NIOCore
import RPCCore
import RPCTransport

extension ServerConnection {
  /// Closes the connection when its peer has stalled for too long.
  func closeIfStalled(now: ContinuousClock.Instant) {
    guard phase != .closed, let context else { return }
    let waiting = bytesWaiting(context.channel)
    let sight = StallWatch.Sight(
      now: now, bytesReceived: received.bytes, framesReceived: received.frames,
      isMidFrame: inbound.isMidFrame, isReadingPaused: !mayRead, callCount: streams.callCount,
      isTrusted: isTrusted, outputBytesWaiting: waiting,
      outputBytesTaken: outboundBytesWritten &- UInt64(clamping: waiting))
    guard let stall = stalls.look(sight) else { return }
    serving.traffic.connectionsStalled.count()
    serving.logger.info(
      "connection closed: its peer stalled",
      metadata: ["peer": "\(peer)", "stall": "\(stall.rawValue)"])
    context.close(promise: nil)
  }

  /// Whether it is known who is at the other end, or nobody asks.
  var isTrusted: Bool { serving.router.gate == nil || credentials.isTrusted }

  private func bytesWaiting(_ channel: any Channel) -> Int {
    do {
      return try channel.syncOptions?.getOption(.bufferedWritableBytes) ?? 0
    } catch {
      // The channel is closing: nothing waits for long.
      return 0
    }
  }
}
