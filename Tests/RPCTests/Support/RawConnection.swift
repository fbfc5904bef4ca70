import Dispatch
import Glibc
import RPCCore

/// A client's socket that sends any bytes in any pieces. Every wait ends by itself after ten seconds.
final class RawConnection: Sendable {
  struct SystemError: Error { let call: String, errno: Int32 }
  struct EndOfInput: Error {}

  private let socket: Int32
  // Blocking calls stay off the threads that run tests and handlers.
  private let queue = DispatchQueue(label: "raw connection")

  init(port: Int, receiveBufferBytes: Int32? = nil) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { throw SystemError(call: "socket", errno: errno) }
    var patience = timeval(tv_sec: 10, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, size)
    var noDelay: Int32 = 1
    setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &noDelay, socklen_t(4))
    if var receiveBufferBytes {
      setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &receiveBufferBytes, socklen_t(4))
    }
    var address = loopback(port)
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw SystemError(call: "connect", errno: errno) }
  }

  deinit { Glibc.close(socket) }

  /// Of our end.
  var port: Int { localPort(of: socket) ?? 0 }

  func send(_ bytes: [UInt8]) async throws {
    try await onQueue { [socket] in
      var sent = 0
      while sent < bytes.count {
        let count = bytes[sent...].withUnsafeBytes {
          Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { throw SystemError(call: "send", errno: errno) }
        sent += count
      }
    }
  }

  /// Reads exactly `count` bytes.
  /// - Throws: `EndOfInput` when the peer closes first.
  func receive(_ count: Int) async throws -> [UInt8] {
    try await onQueue { [socket] in
      var bytes = [UInt8](repeating: 0, count: count)
      var received = 0
      while received < count {
        let got = bytes.withUnsafeMutableBytes {
          recv(socket, $0.baseAddress! + received, count - received, 0)
        }
        if got == 0 { throw EndOfInput() }
        guard got > 0 else { throw SystemError(call: "recv", errno: errno) }
        received += got
      }
      return bytes
    }
  }

  /// Whether the peer has closed its side and sent nothing before that.
  func isAtEnd() async throws -> Bool {
    do {
      _ = try await receive(1)
      return false
    } catch is EndOfInput {
      return true
    } catch let error as SystemError where error.errno == ECONNRESET {
      return true
    }
  }

  func shutdownWriting() {
    shutdown(socket, Int32(SHUT_WR))
  }

  private func onQueue<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result(catching: work)) }
    }
  }
}

/// A socket that is connected to by the kernel and never answers.
final class SilentListener: Sendable {
  private let socket: Int32
  let port: Int

  init() throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = loopback(0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    port = try withUnsafeMutablePointer(to: &address) { [socket] address in
      try address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        guard bind(socket, $0, size) == 0, listen(socket, 8) == 0 else {
          throw RawConnection.SystemError(call: "listen", errno: errno)
        }
        getsockname(socket, $0, &size)
      }
      return Int(UInt16(bigEndian: address.pointee.sin_port))
    }
  }

  deinit { Glibc.close(socket) }
}

/// Nil when it is no socket of the internet.
func localPort(of socket: Int32) -> Int? { port { getsockname(socket, $0, $1) } }

/// Nil when it is no socket that is connected over the internet.
func peerPort(of socket: Int32) -> Int? { port { getpeername(socket, $0, $1) } }

private func port(
  _ name: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
) -> Int? {
  var address = sockaddr_in()
  var size = socklen_t(MemoryLayout<sockaddr_in>.size)
  let result = withUnsafeMutablePointer(to: &address) { address in
    address.withMemoryRebound(to: sockaddr.self, capacity: 1) { name($0, &size) }
  }
  guard result == 0, address.sin_family == sa_family_t(AF_INET) else { return nil }
  return Int(UInt16(bigEndian: address.sin_port))
}

private func loopback(_ port: Int) -> sockaddr_in {
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = in_port_t(port).bigEndian
  address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
  return address
}
