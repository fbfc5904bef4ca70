/// The connection that a call came on, as far as its handler is concerned.
public struct CallConnection: Sendable {
  /// By which the other end proved who it is; nil unless clients have to (mutual TLS).
  public let peerCertificate: PeerCertificate?
  /// Nil for a call that came on no connection.
  public let credentials: ConnectionCredentials?
  private let cancelCall: @Sendable (_ streamID: UInt32) async -> Bool

  package init(
    peerCertificate: PeerCertificate? = nil,
    credentials: ConnectionCredentials? = nil,
    cancelCall: @escaping @Sendable (_ streamID: UInt32) async -> Bool
  ) {
    self.peerCertificate = peerCertificate
    self.credentials = credentials
    self.cancelCall = cancelCall
  }

  /// A call that came on no connection.
  public static let none = CallConnection { _ in false }

  /// Answers the call on that stream CANCELLED and cancels its handler.
  /// - Returns: false when no call is in flight there.
  public func cancelCall(on streamID: UInt32) async -> Bool { await cancelCall(streamID) }
}
