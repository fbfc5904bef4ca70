import NIOCore

/// Where a server listens.
public struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
  /// Numeric; empty for a socket that has none.
  public let host: String
  public let port: Int

  init(_ address: SocketAddress?) {
    host = address?.ipAddress ?? ""
    port = address?.port ?? 0
  }

  public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
