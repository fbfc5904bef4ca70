import Postgres

/// A customer that a mutation changes, as far as segments depend on it.
struct TouchedCustomer: Sendable {
  let id: ResourceID
  /// Names of fields, and of events (`CriteriaEvent`) that were added, changed or taken away.
  let sources: [String]
  /// What is known of the state that the mutation leads to; nil has it read.
  var facts: CustomerFacts?

  init(_ id: ResourceID, _ sources: [String], facts: CustomerFacts? = nil) {
    self.id = id
    self.sources = sources
    self.facts = facts
  }

  /// Of an interaction; the latest of them moves a field of the customer.
  static func byInteraction(of customer: ResourceID) -> TouchedCustomer {
    TouchedCustomer(customer, [CriteriaEvent.interaction.rawValue, "last_interaction"])
  }

  /// Anonymous feedback touches nobody.
  static func byFeedback(of customer: ResourceID?) -> TouchedCustomer? {
    customer.map { TouchedCustomer($0, [CriteriaEvent.feedback.rawValue]) }
  }
}

/// Keeps stored membership true in the transactions that change customers.
struct SegmentUpkeep: Sendable {
  let catalogues: SegmentCatalogues
  let clock: WallClock

  /// Runs a transaction; when it ends for criteria that have changed, the next attempt reads them anew.
  func knowingTheNewest<Result>(_ transaction: () async throws -> Result) async throws -> Result {
    do {
      return try await transaction()
    } catch let error as PostgresError where error.sqlState == MembershipStore.catalogueChanged {
      catalogues.forget()
      throw error
    }
  }

  /// Has the transaction rely on the newest criteria: before it locks anything, since whoever changes
  /// criteria waits for it, and others wait behind that.
  func begin(_ transaction: Transaction) async throws -> TransactionUpkeep {
    let catalogue = try await catalogues.current()
    transaction.stage(MembershipStore.require(catalogue))
    return TransactionUpkeep(catalogue: catalogue, clock: clock, transaction: transaction)
  }
}

/// The upkeep of one transaction, whose statements are staged behind those that change customers.
struct TransactionUpkeep {
  fileprivate let catalogue: SegmentCatalogue
  fileprivate let clock: WallClock
  fileprivate let transaction: Transaction

  func keep(_ touched: TouchedCustomer, by call: MutationCall) async throws {
    let entries = catalogue.entries(dependingOn: touched.sources)
    guard !entries.isEmpty else { return }
    stage(try await facts(of: touched, for: entries), in: entries, by: call)
  }

  /// Customers that are created: nothing has happened to them yet.
  func keep(created facts: [CustomerFacts], by call: MutationCall) {
    guard !catalogue.entries.isEmpty else { return }
    stage(facts, in: catalogue.entries, by: call)
  }

  /// All segments of a customer.
  func keep(all customer: ResourceID, by call: MutationCall) async throws {
    let facts = try await FactsStore.locked([customer], withEvents: true, in: transaction)
    stage(facts, in: catalogue.entries, by: call)
  }

  private func facts(
    of touched: TouchedCustomer, for entries: [SegmentCatalogue.Entry]
  ) async throws -> [CustomerFacts] {
    let withEvents = entries.contains(where: \.asksForEvents)
    guard let known = touched.facts else {
      return try await FactsStore.locked([touched.id], withEvents: withEvents, in: transaction)
    }
    var facts = [known]
    if withEvents { try await FactsStore.addEvents(to: &facts, in: transaction) }
    return facts
  }

  private func stage(
    _ facts: [CustomerFacts], in entries: [SegmentCatalogue.Entry], by call: MutationCall
  ) {
    let now = clock.now()
    let judged = MembershipJudge(catalogue, entries, at: now).judge(facts)
    transaction.stage(
      MembershipStore.change(
        judged.memberships, at: now, cause: call.method, isCalculation: false))
    if !judged.dues.isEmpty { transaction.stage(MembershipStore.bringForward(judged.dues)) }
  }
}

/// Says who belongs to which segments, and when that has to be asked again.
struct MembershipJudge {
  private let entries: [SegmentCatalogue.Entry]
  private let evaluation: SegmentEvaluation

  struct Judgement {
    var memberships: MembershipStore.Memberships
    /// Of those whose segments time alone will change.
    var dues: [ResourceID: Timestamptz] = [:]
  }

  init(
    _ catalogue: SegmentCatalogue, _ entries: [SegmentCatalogue.Entry], at now: Timestamptz
  ) {
    self.entries = entries
    evaluation = SegmentEvaluation(catalogue.program, at: now)
  }

  /// - Parameter others: segments that nobody is to be in.
  func judge(_ facts: [CustomerFacts], nobodyIn others: [Int32] = []) -> Judgement {
    var evaluation = evaluation
    var judgement = Judgement(
      memberships: MembershipStore.Memberships(deciding: entries.map(\.number) + others))
    let roots = entries.map(\.root)
    for customer in facts {
      let truths = evaluation.truths(of: roots, for: customer)
      var members: [Int32] = []
      var due = Timestamptz.infinity
      for (entry, truth) in zip(entries, truths) {
        if truth.holds { members.append(entry.number) }
        due = min(due, truth.until)
      }
      judgement.memberships.add(customer.id, in: members)
      if due < .infinity { judgement.dues[customer.id] = due }
    }
    return judgement
  }
}
