import CRMProto
import GRPCProto
import RPCClient
import RPCCore
import Synchronization

/// Calls of several kinds with a deadline of a second, never repeated, and what health says beside them.
final class CallWatch: Sendable {
  struct Sight: Sendable {
    var calls = 0
    /// Of the slowest call.
    var beyondDeadline = Duration.zero
    var failedAt: [ContinuousClock.Instant] = []
    /// By reason.
    var failures: [String: Int] = [:]
    /// Each change of what health says.
    var health: [(at: ContinuousClock.Instant, isServing: Bool)] = []
  }

  private static let deadline = Duration.seconds(1)
  private static let callers = 24

  private let client: RPCClient
  private let customer: String
  private let isOver = Atomic(false)
  private let state = Mutex(Sight())

  init(_ installation: Installation) async throws {
    client = installation.client(retries: RetryPolicy.none)
    customer = try await CustomerServiceClient(client).createCustomer(Self.newCustomer()).id
  }

  var sight: Sight { state.withLock { $0 } }

  func run<Value: Sendable>(while body: () async throws -> Value) async throws -> Value {
    let value = try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<Self.callers { group.addTask { await self.call(number) } }
      group.addTask { await self.watchHealth() }
      defer { isOver.store(true, ordering: .relaxed) }
      return try await body()
    }
    await client.close()
    return value
  }

  /// The first time that health says so behind an instant, reckoned from there.
  func health(says isServing: Bool, after instant: ContinuousClock.Instant) -> Duration? {
    let change = sight.health.first { $0.at > instant && $0.isServing == isServing }
    return change.map { instant.duration(to: $0.at) }
  }

  private func call(_ caller: Int) async {
    var number = caller
    while !isOver.load(ordering: .relaxed), !Task.isCancelled {
      number += 1
      let start = ContinuousClock.now
      var failure: RPCError?
      do {
        try await call(ofKind: number % 4)
      } catch {
        failure = error as? RPCError ?? .responseMalformed
      }
      let beyond = start.duration(to: .now) - Self.deadline
      state.withLock { sight in
        sight.calls += 1
        sight.beyondDeadline = max(sight.beyondDeadline, beyond)
        guard let failure else { return }
        sight.failedAt.append(.now)
        sight.failures[failure.reason, default: 0] += 1
      }
      // Ends early, by an error, when the program is interrupted.
      try? await Task.sleep(for: .milliseconds(10))
    }
  }

  /// One for each of the driver's pools that calls meet.
  private func call(ofKind kind: Int) async throws {
    let customers = CustomerServiceClient(client)
    let options = CallOptions(timeout: Self.deadline)
    switch kind {
    case 0: _ = try await customers.getCustomer(.init(id: customer), options: options)
    case 1: _ = try await customers.createCustomer(Self.newCustomer(), options: options)
    case 2: _ = try await customers.listCustomers(.init(pageSize: 5), options: options)
    default:
      var interaction = Interaction()
      interaction.customerID = customer
      interaction.channel = .phone
      _ = try await InteractionServiceClient(client).createInteraction(
        .init(interaction: interaction), options: options)
    }
  }

  private static func newCustomer() -> CreateCustomerRequest {
    var customer = Customer()
    customer.contactType = .individual
    customer.fullName = "Watch"
    customer.phone = "+212661234567"
    customer.email = "\(UInt64.random(in: 0 ... .max))@example.ma"
    return CreateCustomerRequest(customer: customer)
  }

  private func watchHealth() async {
    let health = HealthClient(client)
    while !isOver.load(ordering: .relaxed), !Task.isCancelled {
      let options = CallOptions(timeout: .milliseconds(500))
      let status = try? await health.check(.init(), options: options).status
      state.withLock { sight in
        let isServing = status == .serving
        if sight.health.last?.isServing != isServing { sight.health.append((.now, isServing)) }
      }
      // As above.
      try? await Task.sleep(for: .milliseconds(20))
    }
  }
}
