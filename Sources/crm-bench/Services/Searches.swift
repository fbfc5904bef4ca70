import CRMProto
import Measurement
import RPCClient
import Synchronization

/// What people type, taken from customers that are there.
struct Searches: Sendable {
  private static let inFlight = 16
  /// In milliseconds, on a machine where pgbench reads so many customers a second.
  private static let p99Max = 20.0
  private static let referenceTPS = 50_000.0

  private let stage: ServicesStage
  private let service: CustomerServiceClient<RPCClient>

  init(_ stage: ServicesStage) {
    self.stage = stage
    service = CustomerServiceClient(stage.client)
  }

  func runSearches() async throws -> [Promise] {
    let kinds: [(String, @Sendable (Customer) -> String)] = [
      ("name", \.displayName),
      ("family name", { String($0.displayName.split(separator: " ").last ?? "") }),
      ("in Arabic", { $0.fullNameAr.isEmpty ? $0.displayName : $0.fullNameAr }),
      ("misspelt", { Self.misspelt($0.displayName) }),
      ("beginning of e-mail", { String($0.email.prefix(9)) }),
      ("end of phone", { String($0.phone.suffix(6)) }),
    ]
    return try await run(kinds) { service, text in
      _ = try await service.listCustomers(.init(query: text))
    }
  }

  func runSuggestions() async throws -> [Promise] {
    let kinds: [(String, @Sendable (Customer) -> String)] = [2, 3, 5, 8].map { length in
      ("\(length) letters", { String($0.displayName.prefix(length)) })
    }
    return try await run(kinds) { service, text in
      _ = try await service.suggestCustomers(.init(query: text))
    }
  }

  /// The kinds mixed, as they come; the figure is for all, a line for each tells which are slow.
  private func run(
    _ kinds: [(String, @Sendable (Customer) -> String)],
    _ call: @escaping @Sendable (CustomerServiceClient<RPCClient>, String) async throws -> Void
  ) async throws -> [Promise] {
    let customers = try await sample()
    let latencies = Mutex([[Duration]](repeating: [], count: kinds.count))
    let load = ClosedLoop(client: stage.client, inFlight: Self.inFlight) { [service] number in
      let kind = (number / customers.count + number) % kinds.count
      let start = ContinuousClock.now
      try await call(service, kinds[kind].1(customers[number % customers.count]))
      let latency = start.duration(to: .now)
      latencies.withLock { $0[kind].append(latency) }
    }
    _ = try await load.run(for: .seconds(1))
    latencies.withLock { $0 = $0.map { _ in [] } }
    let sample = try await load.run(for: stage.duration)
    for (kind, measured) in zip(kinds, latencies.withLock { $0 }) {
      let quantiles = Quantiles(measured)
      print(
        "  \(kind.0): \(measured.count) calls, p50 \(Self.text(quantiles[0.5])),",
        "p99 \(Self.text(quantiles[0.99])), longest \(Self.text(quantiles[1]))")
    }
    let p99 = Quantiles(sample.latencies)[0.99].milliseconds
    let tps = try await ReadComparison.get.pgbenchTPS(on: stage)
    print(
      "  all: \(Int(Double(sample.latencies.count) / (sample.elapsed / .seconds(1)))) calls/s,",
      "p99 \(Int(p99.rounded())) ms, where pgbench reads \(Int(tps)) customers a second")
    return [
      .atMost(
        "p99 with \(Self.inFlight) in flight, reckoned for \(Int(Self.referenceTPS)) reads a second",
        p99 * tps / Self.referenceTPS, Self.p99Max, "ms")
    ]
  }

  private func sample() async throws -> [Customer] {
    let step = max(1, stage.ids.count / 1_000)
    let ids = stride(from: 0, to: stage.ids.count, by: step).prefix(1_000).map { stage.ids[$0] }
    return try await service.batchGetCustomers(.init(ids: ids)).customers
  }

  /// Two letters in the wrong order.
  private static func misspelt(_ name: String) -> String {
    var letters = Array(name)
    let place = letters.count / 2
    if letters.count > 3 { letters.swapAt(place, place - 1) }
    return String(letters)
  }

  private static func text(_ latency: Duration) -> String {
    "\((latency.milliseconds * 10).rounded() / 10) ms"
  }
}
