import Postgres

/// Says who belongs to which segments, and when that has to be asked again.
struct MembershipJudge: Sendable {
  /// Segments with a part in common: where that does not hold none of them does, for at least as long.
  private struct Group: Sendable {
    /// Of the program.
    let discriminator: Int?
    /// In `numbers` and `roots`.
    let places: Range<Int>
  }

  private let groups: [Group]
  private let numbers: [Int32]
  private let roots: [Int]
  private let evaluation: SegmentEvaluation

  struct Judgement: Sendable {
    var memberships: MembershipStore.Memberships
    /// Of those whose segments time alone will change, in the order of the customers.
    var dues: [MembershipStore.Due] = []

    /// Of some customers and of others behind them.
    static func + (first: Judgement, rest: Judgement) -> Judgement {
      var both = first
      both.memberships.append(rest.memberships)
      both.dues += rest.dues
      return both
    }
  }

  init(
    _ catalogue: SegmentCatalogue, _ entries: [SegmentCatalogue.Entry], at now: Timestamptz
  ) {
    var groups: [Group] = []
    var numbers: [Int32] = []
    var roots: [Int] = []
    for (discriminator, entries) in Dictionary(grouping: entries, by: \.discriminator) {
      groups.append(
        Group(
          discriminator: discriminator, places: numbers.count..<numbers.count + entries.count))
      numbers += entries.map(\.number)
      roots += entries.map(\.root)
    }
    self.groups = groups
    self.numbers = numbers
    self.roots = roots
    evaluation = SegmentEvaluation(catalogue.program, at: now)
  }

  /// - Parameter others: segments that nobody is to be in.
  func judge(_ facts: [CustomerFacts], nobodyIn others: [Int32] = []) -> Judgement {
    var evaluation = evaluation
    var judgement = Judgement(
      memberships: MembershipStore.Memberships(deciding: numbers + others))
    var members: [Int32] = []
    for customer in facts {
      evaluation.begin()
      members.removeAll(keepingCapacity: true)
      var due = Timestamptz.infinity
      for group in customer.isProcessed ? groups : [] {
        if let discriminator = group.discriminator {
          let truth = evaluation.truth(discriminator, of: customer)
          guard truth.holds else {
            due = min(due, truth.until)
            continue
          }
        }
        for place in group.places {
          let truth = evaluation.truth(roots[place], of: customer)
          if truth.holds { members.append(numbers[place]) }
          due = min(due, truth.until)
        }
      }
      members.sort()
      judgement.memberships.add(customer.id, in: members)
      if due < .infinity {
        judgement.dues.append(MembershipStore.Due(customer: customer.id, at: due))
      }
    }
    return judgement
  }
}
