import CRMProto
import Foundation
import RPCClient
import RPCCore
import Synchronization

/// Writes with request ids, each repeated with the same one until it is acknowledged; and what was.
///
/// Each worker goes round: a customer, a change of its tags, an interaction with it. The request id of a
/// customer is in its notes and that of an interaction in its subject, to be counted in the tables.
final class Load: Sendable {
  struct Tally: Sendable {
    /// Customers by request id.
    var customers: [String: String] = [:]
    var interactions: Set<String> = []
    /// How often each customer was changed.
    var updates: [String: Int] = [:]
    /// Attempts that failed and were repeated, by reason.
    var failures: [String: Int] = [:]
    /// What is no reason to repeat.
    var refusals: [String] = []
    var acknowledgedAt: [ContinuousClock.Instant] = []

    var acknowledged: Int { acknowledgedAt.count }
  }

  static let tag = "failover"

  private let customers: CustomerServiceClient<RPCClient>
  private let interactions: InteractionServiceClient<RPCClient>
  private let isOver = Atomic(false)
  private let state = Mutex(Tally())
  private static let options = CallOptions(timeout: .seconds(3))

  init(_ client: RPCClient) {
    customers = CustomerServiceClient(client)
    interactions = InteractionServiceClient(client)
  }

  var tally: Tally { state.withLock { $0 } }
  var acknowledged: Int { state.withLock { $0.acknowledged } }

  /// Runs until `body` is done and what was begun then is acknowledged.
  func run<Value: Sendable>(
    workers: Int = 24, while body: () async throws -> Value
  ) async throws -> Value {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<workers { group.addTask { await self.work() } }
      defer { isOver.store(true, ordering: .relaxed) }
      return try await body()
    }
  }

  /// How long after an instant something was acknowledged; nil: not yet.
  func delay(after instant: ContinuousClock.Instant) -> Duration? {
    let first = state.withLock { $0.acknowledgedAt.first { $0 > instant } }
    return first.map { instant.duration(to: $0) }
  }

  private func work() async {
    while !isOver.load(ordering: .relaxed), !Task.isCancelled {
      guard let customer = await create() else { continue }
      await update(customer)
      await visit(customer)
    }
  }

  private func create() async -> String? {
    let id = UUID().uuidString.lowercased()
    var customer = Customer()
    customer.contactType = .individual
    customer.fullName = "Failover \(id.prefix(8))"
    customer.phone = "+212661234567"
    customer.email = "\(id)@example.ma"
    customer.notes = id
    var request = CreateCustomerRequest(customer: customer)
    request.requestID = id
    let given = request
    let created = await acknowledgement {
      try await self.customers.createCustomer(given, options: Self.options)
    }
    guard let created else { return nil }
    note { $0.customers[id] = created.id }
    return created.id
  }

  private func update(_ id: String) async {
    var customer = Customer()
    customer.id = id
    customer.tags = [Self.tag]
    let request = UpdateCustomerRequest(
      customer: customer, updateMask: .init(paths: ["tags"]), requestID: UUID().uuidString)
    let updated = await acknowledgement {
      try await self.customers.updateCustomer(request, options: Self.options)
    }
    if updated != nil { note { $0.updates[id, default: 0] += 1 } }
  }

  private func visit(_ customer: String) async {
    let id = UUID().uuidString.lowercased()
    let request = CreateInteractionRequest(
      interaction: Interaction(customerID: customer, channel: .phone, subject: id), requestID: id)
    let created = await acknowledgement {
      try await self.interactions.createInteraction(request, options: Self.options)
    }
    if created != nil { note { $0.interactions.insert(id) } }
  }

  private func note(_ change: (inout Tally) -> Void) {
    state.withLock { tally in
      change(&tally)
      tally.acknowledgedAt.append(.now)
    }
  }

  /// Repeats a call until it is answered, or refused.
  private func acknowledgement<Answer: Sendable>(
    _ call: @Sendable () async throws -> Answer
  ) async -> Answer? {
    let end = ContinuousClock.now + .seconds(120)
    while ContinuousClock.now < end, !Task.isCancelled {
      do {
        return try await call()
      } catch {
        guard Self.isToBeRepeated(error) else {
          state.withLock { $0.refusals.append("\(error)") }
          return nil
        }
        let reason = (error as? RPCError)?.reason ?? ""
        state.withLock { $0.failures[reason, default: 0] += 1 }
        // Ends early, by an error, when the program is interrupted.
        try? await Task.sleep(for: .milliseconds(20))
      }
    }
    return nil
  }

  private static func isToBeRepeated(_ error: any Error) -> Bool {
    switch (error as? RPCError)?.code {
    case .unavailable, .deadlineExceeded, .aborted, .resourceExhausted, .cancelled: true
    default: false
    }
  }
}
