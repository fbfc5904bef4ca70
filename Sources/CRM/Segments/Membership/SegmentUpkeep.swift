import CRMProto
import Postgres

/// A customer that a mutation changes, as far as segments depend on it.
struct TouchedCustomer: Sendable {
  let id: ResourceID
  /// Names of fields, and of events (`CriteriaEvent`) that were added, changed or taken away; nil: everything may be
  /// another.
  let sources: [String]?
  /// The state that the mutation leads to; nil has it read.
  let customer: Customer?

  init(_ id: ResourceID, _ sources: [String], leadingTo customer: Customer? = nil) {
    self.init(id, sources: sources, customer: customer)
  }

  /// One whose data may be processed no more, or again.
  static func wholly(_ id: ResourceID) -> TouchedCustomer {
    TouchedCustomer(id, sources: nil, customer: nil)
  }

  private init(_ id: ResourceID, sources: [String]?, customer: Customer?) {
    self.id = id
    self.sources = sources
    self.customer = customer
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
    let entries =
      touched.sources.map { catalogue.entries(dependingOn: $0) } ?? catalogue.entries
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
    guard let known = touched.customer else {
      return try await FactsStore.locked([touched.id], withEvents: withEvents, in: transaction)
    }
    guard withEvents else { return [CustomerFacts(known, id: touched.id)] }
    let events = try await FactsStore.events(of: [touched.id], in: transaction)
    return [CustomerFacts(known, id: touched.id, events[touched.id] ?? CustomerEvents())]
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
