import NIOCore
import NIOPosix
import NIOSSL
public import RPCCore
import RPCTransport

/// A look at one server, before anything is called.
public enum ServerProbe {
  /// Connects, shakes hands where TLS is wanted, and closes.
  /// - Returns: when the server's certificate ends, in Unix seconds; nil without TLS.
  /// - Throws: `RPCError` UNAVAILABLE: CONNECT_FAILED when nobody listens there, TLS_FAILED.
  public static func certificateEnd(
    of address: ServerAddress, tls: TLSClientCredentials?, limits: Limits = .default
  ) async throws(RPCError) -> Int64? {
    let eventLoop = MultiThreadedEventLoopGroup.singleton.next()
    let connected = ClientBootstrap.connect(to: address, limits, eventLoop) { channel in
      try tls?.protect(channel, to: address, limits)
    }
    let probed = connected.flatMap { channel in
      Standing.on(channel, isTLS: tls != nil).flatMapThrowing { standing in
        defer { standing.channel.close(promise: nil) }
        guard tls != nil else { return Int64?.none }
        let handler = try channel.pipeline.syncOperations.handler(type: NIOSSLClientHandler.self)
        return handler.peerCertificate.map { Int64($0.notValidAfter) }
      }
    }
    do {
      return try await probed.get()
    } catch let failure as TLSFailure {
      throw .tlsFailed(failure)
    } catch {
      throw .connectFailed
    }
  }
}
