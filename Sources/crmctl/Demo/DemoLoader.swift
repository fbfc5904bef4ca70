import CRMProto
import DemoData
import RPCClient
import RPCCore
import WireProto

/// What has been done so far.
struct DemoCount: Sendable {
  var created = 0
  var skipped = 0
  var tiers = 0
  var deactivated = 0

  static func + (left: DemoCount, right: DemoCount) -> DemoCount {
    DemoCount(
      created: left.created + right.created, skipped: left.skipped + right.skipped,
      tiers: left.tiers + right.tiers, deactivated: left.deactivated + right.deactivated)
  }
}

/// Creates demo customers, a fixed number of calls in flight on one connection.
struct DemoLoader: Sendable {
  let client: RPCClient
  let generator: DemoCustomers
  let options: CallOptions

  /// - Parameter progress: told after every hundred customers of a worker how many more are done.
  func load(
    _ total: Int, inFlight: Int, progress: @escaping @Sendable (Int) -> Void
  ) async throws -> DemoCount {
    try await withThrowingTaskGroup(of: DemoCount.self) { group in
      for worker in 0..<inFlight {
        group.addTask(executorPreference: client.executor) {
          try await work(stride(from: worker, to: total, by: inFlight), progress)
        }
      }
      return try await group.reduce(DemoCount(), +)
    }
  }

  private func work(
    _ numbers: StrideTo<Int>, _ progress: @Sendable (Int) -> Void
  ) async throws -> DemoCount {
    var count = DemoCount()
    var unreported = 0
    for number in numbers {
      try await load(generator.customer(number), &count)
      unreported += 1
      if unreported == 20 {
        progress(unreported)
        unreported = 0
      }
    }
    progress(unreported)
    return count
  }

  private func load(_ demo: DemoCustomer, _ count: inout DemoCount) async throws {
    let service = CustomerServiceClient(client)
    let created: Customer
    do {
      created = try await retrying {
        try await service.createCustomer(
          CreateCustomerRequest(customer: demo.customer), options: options)
      }
    } catch let error as RPCError where error.code == .alreadyExists {
      count.skipped += 1
      return
    }
    count.created += 1
    if let tier = demo.tier {
      let update = UpdateCustomerRequest(
        customer: Customer(id: created.id, loyaltyStatus: tier),
        updateMask: GoogleProtobuf.FieldMask(paths: ["loyalty_status"]))
      _ = try await retrying { try await service.updateCustomer(update, options: options) }
      count.tiers += 1
    }
    if demo.isDeactivated {
      let request = DeactivateCustomerRequest(id: created.id)
      _ = try await retrying { try await service.deactivateCustomer(request, options: options) }
      count.deactivated += 1
    }
  }

  private static let attemptsMax = 8

  /// Repeats a call that the server refused for the moment, a bounded number of times. A create whose
  /// first attempt did take effect is refused as taken then, and counts as skipped.
  private func retrying<Answer: Sendable>(
    _ call: () async throws -> Answer
  ) async throws -> Answer {
    for attempt in 1..<Self.attemptsMax {
      do {
        return try await call()
      } catch let error as RPCError
        where error.code == .unavailable || error.code == .resourceExhausted
      {
        try await Task.sleep(for: .milliseconds(50 << attempt))
      }
    }
    return try await call()
  }
}
