import NIOCore
import RPCCore
import RPCTransport

extension TLSClientCredentials {
  /// Puts TLS on a channel that is going to be connected.
  func protect(_ channel: any Channel, to address: ServerAddress, _ limits: Limits) throws {
    let peerName = peerName(host: address.host)
    try TLSHandshake.add(
      handler(peerName: peerName), to: channel, peerName: peerName,
      durationMax: limits.handshakeDurationMax)
  }
}

/// The connection to a server that is connected, perhaps by way of TLS.
struct Standing: Sendable {
  let channel: any Channel
  private let handshake: NIOLoopBound<TLSHandshake>?

  /// Once the handshake is done; at once where there is none.
  /// - Parameter channel: connected; to be called on its loop.
  static func on(
    _ channel: any Channel, isTLS: Bool
  ) -> EventLoopFuture<Standing> {
    let loop = channel.eventLoop
    guard isTLS else {
      return loop.makeSucceededFuture(Standing(channel: channel, handshake: nil))
    }
    do {
      let handshake = try channel.pipeline.syncOperations.handler(type: TLSHandshake.self)
      let standing = Standing(
        channel: channel, handshake: NIOLoopBound(handshake, eventLoop: loop))
      return handshake.completed.map { _ in standing }
    } catch {
      // The channel is closed already, and its handlers gone.
      return loop.makeFailedFuture(TLSFailure.ended)
    }
  }

  /// Why it is no more. To be called on its loop.
  var ending: RPCError {
    handshake?.value.failure.map { .tlsFailed($0) } ?? .connectionLost
  }
}
