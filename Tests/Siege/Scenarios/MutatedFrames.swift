import CRMProto
import Measurement
import Protobuf

/// Connections that send good frames with a few bytes changed, as fast as they are taken.
struct MutatedFrames {
  func run(for duration: Duration) async throws -> [Promise] {
    try await Field.with { field in
      let end = ContinuousClock.now.advanced(by: duration)
      let address = field.server.address
      let seeds = try Self.seeds()
      let (growth, sight) = try await field.growth {
        async let sight = field.healthy.watch(until: end)
        await onThreads(50) { attacker in
          var random = Xorshift(seed: UInt64(attacker) + 1)
          while ContinuousClock.now < end {
            guard let socket = try? RawSocket(to: address, patience: 1) else { continue }
            for _ in 0..<200 where ContinuousClock.now < end {
              guard socket.send(mutated(seeds, &random)) else { break }
              socket.discardInput()
            }
          }
        }
        return await sight
      }
      return [
        .holds("the server lives", field.isAlive),
        .atMost("growth of its memory", growth, 256, "MiB"),
        .atMost("p99 of a healthy client", sight.p99, 100, "ms"),
        .none("failures of a healthy client", sight.failures.count),
        .atLeast("calls of a healthy client", Double(sight.latencies.count), 1, "calls"),
      ]
    }
  }

  private static func seeds() throws -> [[UInt8]] {
    let list = try ListCustomersRequest(pageSize: 5).serialized()
    var customer = Customer()
    customer.contactType = .individual
    customer.fullName = "Amal"
    customer.email = "not an address"
    customer.tags = ["VIP", "Marrakech"]
    let create = try CreateCustomerRequest(customer: customer).serialized()
    return [
      try Frames.request(1, "ListCustomers", payload: list),
      try Frames.request(3, "CreateCustomer", payload: create),
      try Frames.request(5, "GetCustomer", payload: GetCustomerRequest(id: "x").serialized()),
      try Frames.request(7, "Ping", of: "crm.v1.ControlService", payload: []),
      Frames.frame(7, type: 3, [1, 2, 3]),
      Frames.frame(9, type: 2, [1, 2, 3]),
      Frames.frame(11, [UInt8](repeating: 0x0A, count: 5_000)),
    ]
  }
}

private func mutated(_ seeds: [[UInt8]], _ random: inout Xorshift) -> [UInt8] {
  var bytes = seeds[Int(random.next() % UInt64(seeds.count))]
  for _ in 0..<(random.next() % 4) {
    let index = Int(random.next() % UInt64(bytes.count))
    // The first byte ends the connection: seldom, so that the others have their turn.
    if index == 0, random.next() % 8 != 0 { continue }
    bytes[index] = UInt8(truncatingIfNeeded: random.next())
  }
  return bytes
}

/// The same numbers in every run.
struct Xorshift {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
