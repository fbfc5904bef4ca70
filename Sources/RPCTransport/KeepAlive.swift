import Glibc
package import NIOCore
import RPCCore

/// The socket options by which the kernel finds out that a peer is gone.
package enum KeepAlive {
  package typealias Option = (option: ChannelOptions.Types.SocketOption, value: Int)

  /// - Parameter unacknowledgedDurationMax: after which sent data counts as lost.
  package static func options(unacknowledgedDurationMax: Duration) -> [Option] {
    let milliseconds = unacknowledgedDurationMax / .milliseconds(1)
    return [
      (.init(level: .socket, name: .so_keepalive), 1),
      // A silent peer is asked after a minute, three times ten seconds apart.
      (tcp(TCP_KEEPIDLE), 60),
      (tcp(TCP_KEEPINTVL), 10),
      (tcp(TCP_KEEPCNT), 3),
      (tcp(TCP_USER_TIMEOUT), Int(min(max(milliseconds, 1), 86_400_000))),
    ]
  }

  private static func tcp(_ name: CInt) -> ChannelOptions.Types.SocketOption {
    .init(level: .tcp, name: .init(rawValue: name))
  }
}
