import CRMProto
import Measurement
import Protobuf
import RPCCore
import Synchronization
import WireProto

/// Payloads that take far more memory, or stack, than they have bytes.
struct MemoryAttack {
  func run() async throws -> [Promise] {
    try await Field.with { field in
      let address = field.server.address
      let frames = try Self.frames()
      let refusals = Mutex(0)
      let (growth, watched) = try await field.growth {
        try await field.healthy.watch {
          await onThreads(64) { _ in
            guard let socket = try? RawSocket(to: address, patience: 60) else { return }
            guard let known = try? Frames.authentication(101), socket.send(known),
              response(socket) != nil
            else { return }
            for frame in frames {
              guard socket.send(frame), let response = response(socket) else { return }
              if response.status?.code ?? 0 != 0 { refusals.withLock { $0 += 1 } }
            }
          }
        }
      }
      return [
        .holds("the server lives", field.isAlive),
        .atLeast("refusals", Double(refusals.withLock { $0 }), Double(64 * frames.count), "calls"),
        .atMost("growth of its memory", growth, 256, "MiB"),
        .none("failures of a healthy client", watched.0.failures.count),
      ]
    }
  }

  /// Each is just below the longest frame.
  private static func frames() throws -> [[UInt8]] {
    let room = 4_194_304 - 200
    // A field inside itself, as deep as the bytes go: its length is not right, its depth is.
    let nested = [UInt8]((0..<room / 2).map { _ in [0x0A, 0x7F] as [UInt8] }.joined())
    // Empty submessages and empty texts, two bytes each.
    let empty = [UInt8]((0..<room / 2).map { _ in [0x0A, 0] as [UInt8] }.joined())
    var properlyNested: [UInt8] = []
    while properlyNested.count < 29_000 {
      properlyNested = [0x0A] + varint(properlyNested.count) + properlyNested
    }
    return [
      try Frames.request(1, "CreateCustomer", payload: nested),
      try Frames.request(3, "BatchGetCustomers", payload: empty),
      try Frames.request(5, "CreateCustomer", payload: properlyNested),
      try Frames.request(7, "ListCustomers", payload: empty),
      // Empty metadata entries in the envelope itself.
      Frames.frame(9, [UInt8]((0..<room / 2).map { _ in [0x2A, 0] as [UInt8] }.joined())),
    ]
  }

  private static func varint(_ value: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }
}

private func response(_ socket: RawSocket) -> TTRPC.Response? {
  guard let header = socket.receive(10) else { return nil }
  let length = header[0..<4].reduce(0) { $0 << 8 | Int($1) }
  guard let data = socket.receive(length) else { return nil }
  return try? TTRPC.Response(serialized: data, limits: .answer)
}
