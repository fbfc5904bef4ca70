import CRMProto
import Logging
import Postgres
import RPCClient
import RPCCore
import Synchronization
import Testing
import WireProto

@testable import DemoData

/// Writers, editors of segments and recalculations at the same time.
@Suite(.timeLimit(.minutes(10))) struct SegmentConcurrencyTests {
  private static let connectionCount = 8
  private static let writesPerConnection = 1_250

  @Test func tenThousandWritesAmongEditsLeaveEverySegmentTrue() async throws {
    try await withCRM { crm in
      var customers: [String] = []
      for number in 0..<150 {
        customers.append(try await crm.create(DemoCustomers(seed: 7).customer(number).customer).id)
      }
      let keeping = Task { await crm.keeper.run(logger: Logger(label: "test")) }
      defer { keeping.cancel() }
      let isWritten = Written()
      let editing = Task { try await Self.editSegments(crm, until: isWritten) }
      let failures = await Self.write(crm, customers)
      #expect(failures == [])
      isWritten.flag.store(true, ordering: .relaxed)
      let edits = try await editing.value
      #expect(edits > 20)

      #expect(try await eventually { try await crm.isEverythingReady() })
      let list = try await crm.segments.listSegments(.init(pageSize: 1_000))
      #expect(list.segments.count > 5)
      let replayed = try await crm.replayedMembers()
      for segment in list.segments {
        let members = try await crm.members(of: segment.id)
        let preview = try await crm.segments.previewSegment(.init(criteria: segment.criteria))
        #expect(Int64(members.count) == preview.customerCount, "\(segment.criteria)")
        #expect(segment.customerCount == preview.customerCount, "\(segment.criteria)")
        #expect(replayed[segment.id, default: []] == members, "\(segment.criteria)")
      }
    }
  }

  /// - Returns: why writes failed.
  private static func write(_ crm: TestCRM, _ customers: [String]) async -> [String] {
    await withTaskGroup(of: [String].self) { group in
      for connection in 0..<connectionCount {
        group.addTask {
          let client = RPCClient(port: crm.port)
          var writer = RandomWriter(client, customers, seed: UInt64(connection))
          var failures: [String] = []
          for _ in 0..<writesPerConnection {
            do {
              try await writer.write()
            } catch let error as RPCError where error.reason == "CUSTOMER_ERASED" {
              continue
            } catch {
              failures.append("\(error)")
            }
          }
          await client.close()
          return failures
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
  }

  /// Creates, changes, deletes and recalculates segments until the writers are done.
  /// - Returns: how often it has.
  private static func editSegments(_ crm: TestCRM, until isWritten: Written) async throws -> Int {
    var maker = RandomCriteria(seed: 99)
    var random = DemoRandom(seed: 99, number: 0)
    var segments: [Segment] = []
    var edits = 0
    while !isWritten.flag.load(ordering: .relaxed) {
      switch segments.count < 8 ? 0 : Int.random(in: 0..<5, using: &random) {
      case 0 where segments.count < 40:
        segments.append(try await crm.createSegment("segment \(edits)", maker.next()))
      case 1:
        _ = try await crm.segments.recalculateSegments(.init())
      case 2:
        let segment = segments.remove(at: Int.random(in: segments.indices, using: &random))
        _ = try await crm.segments.deleteSegment(.init(id: segment.id))
      default:
        var segment = random.pick(segments)
        segment.etag = ""
        segment.criteria = maker.next()
        _ = try await crm.segments.updateSegment(
          .init(segment: segment, updateMask: .init(paths: ["criteria"])))
      }
      edits += 1
      try await Task.sleep(for: .milliseconds(100))
    }
    return edits
  }
}

private final class Written: Sendable {
  let flag = Atomic(false)
}

/// Writes this and that of customers, over a connection of its own.
private struct RandomWriter {
  private let client: RPCClient
  private let customers: [String]
  private var random: DemoRandom
  private var interactions: [String] = []

  init(_ client: RPCClient, _ customers: [String], seed: UInt64) {
    self.client = client
    self.customers = customers
    random = DemoRandom(seed: seed, number: 3)
  }

  mutating func write() async throws {
    let customer = random.pick(customers)
    switch Int.random(in: 0..<10, using: &random) {
    case 0:
      try await update(customer, "loyalty_status") { customer, random in
        customer.loyaltyStatus = random.pick([.new, .silver, .gold, .vip])
      }
    case 1:
      try await update(customer, "region") { customer, random in
        customer.region = random.pick(["Casablanca", "Fès", ""])
      }
    case 2:
      _ = try await customersClient.addCustomerTags(.init(id: customer, tags: ["VIP", "Family"]))
    case 3:
      _ = try await customersClient.removeCustomerTags(.init(id: customer, tags: ["VIP"]))
    case 4:
      if random.chance(30) {
        _ = try await customersClient.deactivateCustomer(.init(id: customer))
      } else {
        _ = try await customersClient.reactivateCustomer(.init(id: customer))
      }
    case 5:
      let interaction = Interaction(
        customerID: customer, channel: random.pick([.phone, .email]),
        durationMinutes: random.pick([nil, 10, 40]))
      interactions.append(
        try await interactionsClient.createInteraction(.init(interaction: interaction)).id)
    case 6:
      guard let id = interactions.popLast() else { return }
      _ = try await interactionsClient.deleteInteraction(.init(id: id))
    case 7:
      _ = try await privacyClient.recordConsent(
        .init(
          consent: ConsentRecord(
            customerID: customer, channel: random.pick([.email, .sms]),
            purpose: random.pick([.marketing, .survey]),
            decision: random.pick([.granted, .withdrawn, .objected]), method: "phone",
            textVersion: "1")))
    case 8:
      switch Int.random(in: 0..<40, using: &random) {
      case 0:
        _ = try await privacyClient.eraseCustomer(
          .init(customerID: customer, reason: .requested))
      case 1..<10: _ = try await privacyClient.restrictCustomer(.init(customerID: customer))
      default: _ = try await privacyClient.liftRestriction(.init(customerID: customer))
      }
    default:
      let feedback = Feedback(
        customerID: customer, serviceType: .tour, rating: Int32.random(in: 1...5, using: &random))
      _ = try await FeedbackServiceClient(client).submitFeedback(.init(feedback: feedback))
    }
  }

  private var customersClient: CustomerServiceClient<RPCClient> { CustomerServiceClient(client) }
  private var privacyClient: PrivacyServiceClient<RPCClient> { PrivacyServiceClient(client) }
  private var interactionsClient: InteractionServiceClient<RPCClient> {
    InteractionServiceClient(client)
  }

  private mutating func update(
    _ id: String, _ path: String, _ change: (inout Customer, inout DemoRandom) -> Void
  ) async throws {
    var customer = Customer(id: id)
    change(&customer, &random)
    _ = try await customersClient.updateCustomer(
      .init(customer: customer, updateMask: .init(paths: [path])))
  }
}

extension TestCRM {
  fileprivate func isEverythingReady() async throws -> Bool {
    let waiting: Query = "SELECT count(*) FROM segment WHERE status <> 3 OR is_deleted"
    return try await database.report(waiting, deadline: soon)[0].decode(Int.self, at: 0) == 0
  }

  /// Who is in which segment, as somebody knows it who hears of nothing but events.
  fileprivate func replayedMembers() async throws -> [String: Set<String>] {
    var members: [String: Set<String>] = [:]
    let events = try await database.report(
      """
      SELECT type, resource_id::text, unnest(customers)::text FROM outbox_event
      WHERE type IN ('crm.segment.entered', 'crm.segment.left') ORDER BY id
      """, deadline: soon)
    for event in events {
      let segment = try event.decode(String.self, at: 1)
      let customer = try event.decode(String.self, at: 2)
      if try event.decode(String.self, at: 0) == "crm.segment.entered" {
        #expect(members[segment, default: []].insert(customer).inserted)
      } else {
        #expect(members[segment, default: []].remove(customer) != nil)
      }
    }
    return members
  }
}
