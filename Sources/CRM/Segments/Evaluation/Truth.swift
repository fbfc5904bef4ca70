import Postgres

/// Whether a condition holds, and until when that cannot change unless somebody writes.
struct Truth: Hashable, Sendable {
  let holds: Bool
  /// Never later than the next change: nothing but time has to pass. `.infinity` when time changes nothing.
  let until: Timestamptz

  init(_ holds: Bool, until: Timestamptz = .infinity) {
    self.holds = holds
    self.until = until
  }

  static func all(_ truths: some Sequence<Truth>) -> Truth { combined(truths, deciding: false) }

  static func any(_ truths: some Sequence<Truth>) -> Truth { combined(truths, deciding: true) }

  static prefix func ! (truth: Truth) -> Truth { Truth(!truth.holds, until: truth.until) }

  private static func combined(_ truths: some Sequence<Truth>, deciding: Bool) -> Truth {
    var combination = TruthCombination(deciding: deciding)
    for truth in truths { combination.add(truth) }
    return combination.truth
  }
}

/// The truth of several conditions together.
///
/// One that decides is enough, so that all of those have to change before the whole can; without any, the
/// first that changes may change the whole.
struct TruthCombination {
  /// False of `all`, true of `any`.
  private let deciding: Bool
  private var decided: Timestamptz?
  private var undecided = Timestamptz.infinity

  init(deciding: Bool) {
    self.deciding = deciding
  }

  mutating func add(_ truth: Truth) {
    if truth.holds == deciding {
      decided = max(decided ?? truth.until, truth.until)
    } else {
      undecided = min(undecided, truth.until)
    }
  }

  /// Whether nothing that is added can change it.
  var isFinal: Bool { decided == .infinity }

  var truth: Truth {
    if let decided { return Truth(deciding, until: decided) }
    return Truth(!deciding, until: undecided)
  }
}
