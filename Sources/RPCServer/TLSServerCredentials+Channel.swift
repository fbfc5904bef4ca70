import Logging
import NIOCore
import RPCCore
import RPCTransport

extension TLSServerCredentials {
  /// Puts TLS in front of a connection, which begins when the handshake is done. To be called on the
  /// connection's loop.
  func protect(_ connection: ServerConnection, on channel: any Channel) throws {
    let serving = connection.serving
    let peer = ListenAddress(channel.remoteAddress)
    let handshake = try TLSHandshake.add(
      handler(), to: channel, durationMax: serving.limits.handshakeDurationMax)
    handshake.completed.assumeIsolated().whenComplete { outcome in
      switch outcome {
      case .success(let certificate):
        connection.peerCertificate = certificate
      case .failure(let error):
        let failure = error as? TLSFailure ?? .other
        serving.traffic.handshakesFailed.count()
        serving.logger.info(
          "TLS handshake failed",
          metadata: ["peer": "\(peer)", "failure": "\(failure.rawValue)"])
      }
    }
  }
}
