import Dispatch
import Glibc

/// A client's socket that sends and receives frames byte by byte, without any code of ours.
///
/// Every wait ends by itself after ten seconds.
final class RawSocket: Sendable {
  struct Failed: Error { let call: String, errno: Int32 }

  /// Header: data length 4 bytes, stream id 4, type 1, flags 1; then the data.
  struct Frame: Sendable {
    let streamID: UInt32
    let type: UInt8
    let data: [UInt8]
  }

  private let descriptor: Int32
  // Blocking calls stay off the threads that tests run on.
  private let queue = DispatchQueue(label: "raw socket")

  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Failed(call: "socket", errno: errno) }
    var patience = timeval(tv_sec: 10, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, size)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw Failed(call: "connect", errno: errno) }
  }

  deinit { close(descriptor) }

  /// Sends a request frame and waits for the next frame of any kind.
  func exchange(request data: [UInt8], streamID: UInt32) async throws -> Frame {
    try await onQueue { [self] in
      try send(Self.bigEndian(UInt32(data.count)) + Self.bigEndian(streamID) + [1, 0] + data)
      let header = try receive(10)
      let length = header[0..<4].reduce(0) { $0 << 8 | Int($1) }
      return Frame(
        streamID: header[4..<8].reduce(0) { $0 << 8 | UInt32($1) }, type: header[8],
        data: try receive(length))
    }
  }

  /// Sends text, and waits for the end of what the other end says.
  func exchange(text: String) async throws -> String {
    try await onQueue { [self] in
      try send(Array(text.utf8))
      var bytes: [UInt8] = []
      var piece = [UInt8](repeating: 0, count: 65_536)
      while true {
        let got = read(descriptor, &piece, piece.count)
        guard got >= 0 else { throw Failed(call: "read", errno: errno) }
        if got == 0 { return String(decoding: bytes, as: UTF8.self) }
        bytes += piece[..<got]
      }
    }
  }

  private func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw Failed(call: "write", errno: errno) }
      rest = rest.dropFirst(count)
    }
  }

  private func receive(_ count: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while bytes.count < count {
      let got = read(descriptor, &piece, min(piece.count, count - bytes.count))
      guard got > 0 else { throw Failed(call: "read", errno: errno) }
      bytes += piece[..<got]
    }
    return bytes
  }

  private func onQueue<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result(catching: work)) }
    }
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
  }
}
