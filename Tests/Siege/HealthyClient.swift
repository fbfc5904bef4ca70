import CRMProto
import Measurement
import RPCClient
import RPCCore

/// A client that does as it should, beside the others: what it sees is what is promised.
struct HealthyClient: Sendable {
  struct Sight: Sendable {
    var latencies: [Duration] = []
    var failures: [String] = []

    /// In milliseconds.
    var p99: Double {
      let sorted = latencies.sorted()
      guard !sorted.isEmpty else { return 0 }
      return sorted[min(sorted.count - 1, sorted.count * 99 / 100)] / .milliseconds(1)
    }
  }

  private let client: RPCClient
  private let ids: [String]

  /// - Parameter count: customers to create and then get.
  init(_ server: ServerUnderTest, customers count: Int = 200) async throws {
    var configuration = server.clientConfiguration
    // What it sees is to be seen, not mended.
    configuration.retries = .none
    client = try await RPCClient.connect([server.address], configuration: configuration)
    var ids: [String] = []
    for index in 0..<count {
      var customer = Customer()
      customer.contactType = .individual
      customer.fullName = "Siège \(index)"
      customer.phone = "+212661\(100_000 + index)"
      customer.email = "siege-\(index)-\(UInt64.random(in: 0 ... .max))@example.ma"
      let request = CreateCustomerRequest(customer: customer)
      ids.append(try await CustomerServiceClient(client).createCustomer(request).id)
    }
    self.ids = ids
  }

  /// Four callers, a call every ten milliseconds each.
  func watch(until end: ContinuousClock.Instant) async -> Sight {
    await withTaskGroup(of: Sight.self) { group in
      for caller in 0..<4 { group.addTask { await call(caller, until: end) } }
      return await group.reduce(into: Sight()) {
        $0.latencies += $1.latencies
        $0.failures += $1.failures
      }
    }
  }

  /// For as long as `body` takes.
  func watch<T: Sendable>(
    while body: @escaping @Sendable () async throws -> T
  ) async throws -> (Sight, T) {
    let watching = Task { await watch(until: .now.advanced(by: .seconds(600))) }
    let result: Result<T, any Error>
    do {
      result = .success(try await body())
    } catch {
      result = .failure(error)
    }
    watching.cancel()
    return (await watching.value, try result.get())
  }

  private func call(_ caller: Int, until end: ContinuousClock.Instant) async -> Sight {
    let service = CustomerServiceClient(client)
    var sight = Sight()
    var index = caller
    while ContinuousClock.now < end, !Task.isCancelled {
      index = (index + 1) % ids.count
      let start = ContinuousClock.now
      do {
        let options = CallOptions(timeout: .seconds(5))
        _ = try await service.getCustomer(GetCustomerRequest(id: ids[index]), options: options)
        sight.latencies.append(start.duration(to: .now))
      } catch {
        if !Task.isCancelled { sight.failures.append("\(error)") }
      }
      try? await Task.sleep(for: .milliseconds(10))
    }
    return sight
  }

  func close() async { await client.close() }
}

/// A server, a healthy client, and what the server takes before anything happens.
struct Field: Sendable {
  let server: ServerUnderTest
  let healthy: HealthyClient
  let residentMiBBefore: Double

  /// - Parameter descriptors: how many the server may have; nil for as many as we may.
  static func with<T>(
    descriptors: Int? = nil, _ body: (Field) async throws -> T
  ) async throws -> T {
    let server = try await ServerUnderTest.start(descriptors: descriptors)
    let result: Result<T, any Error>
    do {
      Frames.token.withLock { $0 = server.token }
      let healthy = try await HealthyClient(server)
      _ = await healthy.watch(until: .now.advanced(by: .seconds(1)))
      let field = Field(
        server: server, healthy: healthy, residentMiBBefore: residentMiB(of: server))
      result = .success(try await body(field))
      await healthy.close()
    } catch {
      result = .failure(error)
    }
    await server.stop()
    return try result.get()
  }

  static func residentMiB(of server: ServerUnderTest) -> Double {
    Double(ProcessTable.residentKiB(of: server.processID)) / 1_024
  }

  var isAlive: Bool { ProcessTable.residentKiB(of: server.processID) > 0 }

  /// The most that it grows while `body` runs, looked at every 20 ms.
  func growth<T: Sendable>(
    while body: @escaping @Sendable () async throws -> T
  ) async throws -> (mib: Double, T) {
    let looking = Task {
      var most = 0.0
      while !Task.isCancelled {
        most = max(most, Self.residentMiB(of: server))
        try? await Task.sleep(for: .milliseconds(20))
      }
      return most
    }
    let result: Result<T, any Error>
    do {
      result = .success(try await body())
    } catch {
      result = .failure(error)
    }
    looking.cancel()
    return (await looking.value - residentMiBBefore, try result.get())
  }
}
