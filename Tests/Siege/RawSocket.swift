import Foundation
import Glibc
import Measurement
import RPCClient

/// A blocking socket of an attacker. A write or read that gets nowhere ends after `patience`.
final class RawSocket: @unchecked Sendable {
  /// POLLRDHUP of <poll.h>, which Glibc shows to nobody without _GNU_SOURCE.
  private static let peerHasClosed: Int32 = 0x2000

  // A descriptor, closed when nobody has it any more.
  private let socket: Int32

  init(to address: ServerAddress, patience seconds: Int = 5) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { throw BenchError("socket: errno \(errno)") }
    var patience = timeval(tv_sec: seconds, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    // Real attackers sit on other machines: what their kernels copy and keep is no load of the server's.
    var buffer = Int32(65_536)
    setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &buffer, socklen_t(MemoryLayout<Int32>.size))
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, size)
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_port = in_port_t(address.port).bigEndian
    name.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &name) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw BenchError("connect: errno \(errno)") }
  }

  deinit { Glibc.close(socket) }

  /// - Returns: false when the peer has closed or takes nothing.
  func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// Exactly so many bytes; nil when the peer closes or is silent.
  func receive(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var received = 0
    while received < count {
      let got = bytes.withUnsafeMutableBytes {
        recv(socket, $0.baseAddress! + received, count - received, 0)
      }
      guard got > 0 else { return nil }
      received += got
    }
    return bytes
  }

  /// - Returns: how many of the bytes the kernel took without waiting.
  func sendNow(_ bytes: [UInt8]) -> Int {
    guard !bytes.isEmpty else { return 0 }
    return max(0, Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)))
  }

  /// - Returns: what has come, which may be nothing; nil at the end.
  func receiveNow() -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let got = recv(socket, &bytes, bytes.count, Int32(MSG_DONTWAIT))
    if got < 0 { return errno == EAGAIN || errno == EINTR ? [] : nil }
    return got == 0 ? nil : Array(bytes.prefix(got))
  }

  /// Until something comes, or the time is over.
  func wait(milliseconds: Int32) {
    var entry = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    poll(&entry, 1, milliseconds)
  }

  /// Drops what has come.
  func discardInput() {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    while recv(socket, &bytes, bytes.count, Int32(MSG_DONTWAIT)) > 0 {}
  }

  /// Whether the peer has ended the connection: nothing of the input is taken.
  var isClosedByPeer: Bool {
    var entry = pollfd(fd: socket, events: Int16(Self.peerHasClosed), revents: 0)
    guard poll(&entry, 1, 0) > 0 else { return false }
    return entry.revents & Int16(Self.peerHasClosed | POLLHUP | POLLERR) != 0
  }
}

/// Runs blocking work on a thread for each, and waits for all.
/// - Parameter niceness: real attackers sit on other machines and take no processor from the server.
func onThreads(
  _ count: Int, niceness: CInt = 19, _ work: @escaping @Sendable (Int) -> Void
) async {
  await withCheckedContinuation { continuation in
    let group = DispatchGroup()
    for index in 0..<count {
      group.enter()
      Thread.detachNewThread {
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
        work(index)
        group.leave()
      }
    }
    group.notify(queue: .global()) { continuation.resume() }
  }
}
