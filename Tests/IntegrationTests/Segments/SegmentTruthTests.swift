import CRMProto
import Testing
import WireProto

@testable import DemoData

/// What is stored is what a fresh question answers, whoever wrote what in between.
@Suite(.timeLimit(.minutes(10))) struct SegmentTruthTests {
  @Test(arguments: [1, 2] as [UInt64])
  func evaluatorAndDatabaseAgreeOnRandomCriteria(seed: UInt64) async throws {
    // 2024-11-01T00:00Z
    let clock = SteppedClock(seconds: 1_730_419_200, step: 0)
    try await withCRM(clock: clock.wallClock) { crm in
      var world = RandomWorld(crm: crm, clock: clock, seed: seed)
      try await world.settle(customers: 120)
      var maker = RandomCriteria(seed: seed)
      var segments: [Segment] = []
      for number in 0..<100 {
        segments.append(try await crm.createSegment("segment \(number)", maker.next()))
      }
      try await crm.bringSegmentsUpToDate()
      try await expectTruth(of: segments, crm)
      // Writes keep it, and so does time.
      for _ in 0..<6 {
        try await world.live(writes: 25)
        clock.advance(by: 86_400 * 11 + 3_601)
        try await crm.keeper.timer.finishAll()
        try await expectTruth(of: segments, crm)
      }
    }
  }

  /// A preview asks the database, membership was kept by the evaluator.
  private func expectTruth(of segments: [Segment], _ crm: TestCRM) async throws {
    var memberCount = 0
    for segment in segments {
      let stored = try await crm.segments.getSegment(.init(id: segment.id))
      let preview = try await crm.segments.previewSegment(
        .init(criteria: segment.criteria, sampleSize: 100))
      let members = try await crm.members(of: segment.id)
      #expect(stored.status == .ready)
      #expect(stored.customerCount == preview.customerCount, "\(segment.criteria)")
      #expect(Int64(members.count) == preview.customerCount, "\(segment.criteria)")
      #expect(members.isSuperset(of: preview.sample.map(\.id)), "\(segment.criteria)")
      memberCount += members.count
    }
    #expect(memberCount > 0)
  }
}

/// Customers to whom things happen at random.
struct RandomWorld {
  let crm: TestCRM
  let clock: SteppedClock
  private var random: DemoRandom
  private let demo: DemoCustomers
  private var customers: [Customer] = []
  private var interactions: [Interaction] = []
  private var feedback: [Feedback] = []

  init(crm: TestCRM, clock: SteppedClock, seed: UInt64) {
    self.crm = crm
    self.clock = clock
    random = DemoRandom(seed: seed, number: 1)
    demo = DemoCustomers(seed: seed)
  }

  mutating func settle(customers count: Int) async throws {
    for number in 0..<count {
      let made = demo.customer(number)
      var customer = try await crm.create(made.customer)
      if let tier = made.tier {
        customer = try await crm.update(customer.with(\.loyaltyStatus, tier), ["loyalty_status"])
      }
      customers.append(customer)
      clock.advance(by: Int64(random.pick([3_600, 40_000, 400_000])))
      try await live(writes: 3)
    }
  }

  mutating func live(writes: Int) async throws {
    for _ in 0..<writes {
      switch Int.random(in: 0..<10, using: &random) {
      case 0: try await change(\.tags, ["tags"], to: [["VIP"], ["Family", "VIP"], []])
      case 1:
        try await change(\.loyaltyStatus, ["loyalty_status"], to: [.new, .silver, .gold, .vip])
      case 2: try await change(\.region, ["region"], to: ["Casablanca", "Fès", "Atlantis", ""])
      case 3: try await change(\.nationality, ["nationality"], to: ["French", "مغربي", "", "Elf"])
      case 4: try await turnOnOrOff()
      case 5, 6: interactions.append(try await crm.create(talk()))
      case 7: try await changeInteraction()
      case 8: feedback.append(try await crm.submit(opinion()))
      default: try await changeFeedback()
      }
    }
  }

  private mutating func change<Value>(
    _ field: WritableKeyPath<Customer, Value> & Sendable, _ path: [String], to values: [Value]
  ) async throws {
    let index = Int.random(in: customers.indices, using: &random)
    customers[index] = try await crm.update(
      customers[index].with(field, random.pick(values)), path)
  }

  private mutating func turnOnOrOff() async throws {
    let customer = random.pick(customers)
    if random.chance(50) {
      _ = try await crm.customers.deactivateCustomer(.init(id: customer.id))
    } else {
      _ = try await crm.customers.reactivateCustomer(.init(id: customer.id))
    }
  }

  /// Within three months of now.
  private mutating func instant() async throws -> GoogleProtobuf.Timestamp {
    let now = try await ControlServiceClient(crm.calls).ping(.init()).serverTime?.seconds ?? 0
    return .init(seconds: now - Int64.random(in: 0..<8_000_000, using: &random))
  }

  private mutating func talk() async throws -> Interaction {
    let at = try await instant()
    let isFollowedUp = random.chance(40)
    return Interaction(
      customerID: random.pick(customers).id, staffMemberID: random.pick(["", "s1", "s2", "s3"]),
      channel: random.pick([.phone, .email, .whatsapp]),
      durationMinutes: random.pick([nil, 5, 15, 30, 45]), followUpRequired: isFollowedUp,
      followUpDate: isFollowedUp
        ? .init(seconds: at.seconds + Int64.random(in: 0..<16_000_000, using: &random)) : nil,
      timestamp: at)
  }

  private mutating func opinion() async throws -> Feedback {
    Feedback(
      customerID: random.pick(customers).id, serviceType: random.pick([.tour, .transport]),
      rating: Int32.random(in: 1...5, using: &random), submittedAt: try await instant())
  }

  private mutating func changeInteraction() async throws {
    guard !interactions.isEmpty else { return }
    let index = Int.random(in: interactions.indices, using: &random)
    if random.chance(30) {
      _ = try await crm.interactions.deleteInteraction(.init(id: interactions[index].id))
      interactions.remove(at: index)
    } else {
      let moved = interactions[index].with(\.timestamp, try await instant())
        .with(\.durationMinutes, random.pick([nil, 20, 60]))
      interactions[index] = try await crm.update(moved, ["timestamp", "duration_minutes"])
    }
  }

  private mutating func changeFeedback() async throws {
    guard !feedback.isEmpty else { return }
    let index = Int.random(in: feedback.indices, using: &random)
    switch Int.random(in: 0..<3, using: &random) {
    case 0:
      _ = try await crm.feedback.deleteFeedback(.init(id: feedback[index].id))
      feedback.remove(at: index)
    case 1:
      _ = try await crm.feedback.resolveFeedback(.init(id: feedback[index].id))
    default:
      _ = try await crm.feedback.reopenFeedback(.init(id: feedback[index].id))
    }
  }
}
