import Glibc
import RPCCore
import Testing

/// What the kernel is asked to do for a connection that was accepted, as it tells itself.
@Suite struct AcceptedSocketTests {
  @Test func aPeerThatIsGoneIsFoundOutByKeepAliveAndByWhatItDoesNotAcknowledge() async throws {
    var limits = Limits()
    limits.unacknowledgedDurationMax = .seconds(17)
    try await withServer(limits: limits) { server in
      let connection = try server.connect()
      #expect(try await connection.echoes(on: 1))
      let accepted = try #require(
        (0..<Int32(65_536)).first {
          peerPort(of: $0) == connection.port && localPort(of: $0) == server.port
        })
      #expect(option(of: accepted, SOL_SOCKET, SO_KEEPALIVE) == 1)
      let tcp = Int32(IPPROTO_TCP)
      #expect(option(of: accepted, tcp, TCP_KEEPIDLE) == 60)
      #expect(option(of: accepted, tcp, TCP_KEEPINTVL) == 10)
      #expect(option(of: accepted, tcp, TCP_KEEPCNT) == 3)
      #expect(option(of: accepted, tcp, TCP_USER_TIMEOUT) == 17_000)
      #expect(option(of: accepted, tcp, TCP_NODELAY) == 1)
    }
  }

  private func option(of socket: Int32, _ level: Int32, _ name: Int32) -> Int32? {
    var value = Int32(-1)
    var size = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(socket, level, name, &value, &size) == 0 ? value : nil
  }
}
