package import NIOCore
package import NIOSSL
import NIOTLS
package import RPCCore

/// Stands behind the TLS handler and holds the connection back from the handlers behind it until the
/// handshake is done: they see a connection that begins then, or never.
///
/// ```
/// idle       not connected
/// waiting    the handshake goes on, for a limited time
/// done       everything passes
/// failed     nothing passes
/// ```
package final class TLSHandshake: ChannelInboundHandler {
  package typealias InboundIn = ByteBuffer
  package typealias InboundOut = ByteBuffer

  private enum State {
    case idle
    case waiting(timer: Scheduled<Void>)
    case done
    case failed
  }

  private let tls: NIOSSLHandler
  private let peerName: String?
  private let durationMax: Duration
  private let completion: EventLoopPromise<PeerCertificate?>
  private var state = State.idle
  /// Why TLS ended the connection, if it did. Also after the handshake: with TLS 1.3 a client learns
  /// only then that its certificate was refused.
  package private(set) var failure: TLSFailure?

  /// What the promise comes to: the peer's certificate if it was asked for and verified, or a
  /// `TLSFailure`. It is kept before the handlers behind this one see the connection begin.
  package var completed: EventLoopFuture<PeerCertificate?> { completion.futureResult }

  private init(
    over tls: NIOSSLHandler, peerName: String?, durationMax: Duration,
    _ completion: EventLoopPromise<PeerCertificate?>
  ) {
    self.tls = tls
    self.peerName = peerName
    self.durationMax = durationMax
    self.completion = completion
  }

  /// Puts TLS at the end of the channel's pipeline. To be called on its loop, before it is connected.
  /// - Parameter peerName: the DNS name that the peer's certificate has to be for. The TLS handler is
  ///   content with the peer's address too, which says nothing of who has taken over the name.
  @discardableResult
  package static func add(
    _ tls: NIOSSLHandler, to channel: any Channel, peerName: String? = nil, durationMax: Duration
  ) throws -> TLSHandshake {
    let completion = channel.eventLoop.makePromise(of: PeerCertificate?.self)
    let handshake = TLSHandshake(
      over: tls, peerName: peerName, durationMax: durationMax, completion)
    do {
      try channel.pipeline.syncOperations.addHandlers([tls, handshake])
    } catch {
      completion.fail(error)
      throw error
    }
    return handshake
  }
}

// MARK: Events

extension TLSHandshake {
  package func channelActive(context: ChannelHandlerContext) {
    let timer = context.eventLoop.assumeIsolated().scheduleTask(
      in: TimeAmount(waiting: durationMax)
    ) {
      self.fail(.tooLate, context)
    }
    state = .waiting(timer: timer)
  }

  package func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .waiting(let timer) = state, case TLSUserEvent.handshakeCompleted = event {
      let certificate = tls.peerCertificate.map { PeerCertificate($0) }
      if let peerName, certificate?.isFor(dnsName: peerName) != true {
        return fail(.wrongName, context)
      }
      timer.cancel()
      state = .done
      completion.succeed(certificate)
      context.fireChannelActive()
    }
    context.fireUserInboundEventTriggered(event)
  }

  /// TLS hands on what it decrypts even while it closes.
  package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .done = state { context.fireChannelRead(data) }
  }

  package func errorCaught(context: ChannelHandlerContext, error: any Error) {
    let failure = TLSFailure(error, certificate: tls.peerCertificate)
    guard case .done = state else { return fail(failure, context) }
    if failure != .other { self.failure = failure }
    context.fireErrorCaught(error)
  }

  package func channelInactive(context: ChannelHandlerContext) {
    guard case .done = state else { return fail(.ended, context) }
    context.fireChannelInactive()
  }

  /// At the latest now the promise is kept.
  package func handlerRemoved(context: ChannelHandlerContext) {
    switch state {
    case .idle: completion.fail(TLSFailure.ended)
    case .waiting: fail(.ended, context)
    case .done, .failed: break
    }
    state = .failed
  }

  private func fail(_ failure: TLSFailure, _ context: ChannelHandlerContext) {
    guard case .waiting(let timer) = state else { return }
    timer.cancel()
    state = .failed
    self.failure = failure
    completion.fail(failure)
    context.close(promise: nil)
  }
}
