import Postgres

/// Judges from pings whether the database is away.
///
/// ```
/// answering ── failure ──▶ in doubt ── failure ──▶ away
///     ▲────────── answer ─────┘                     │
///     └─────────────────────── answer ──────────────┘
/// ```
/// One failure is no outage: a connection that its server closed fails the ping that finds it.
struct DatabaseOutlook {
  enum State {
    case answering
    case inDoubt
    case away
  }

  enum Change {
    case away
    case back
  }

  private(set) var state = State.answering

  mutating func answered() -> Change? {
    defer { state = .answering }
    return state == .away ? .back : nil
  }

  mutating func failed(_ error: PostgresError) -> Change? {
    switch error.kind {
    case .overloaded, .cancelled, .shutDown:
      // Says nothing of the database: our own queue is full, or we are stopping.
      return nil
    case .server, .unavailable, .outcomeUnknown, .deadlineExceeded, .decoding, .invalidQuery:
      switch state {
      case .answering:
        state = .inDoubt
        return nil
      case .inDoubt:
        state = .away
        return .away
      case .away:
        return nil
      }
    }
  }
}
