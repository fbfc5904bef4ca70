import RPCCore

/// The place of one connection to one server, and when a lost connection may be made again.
struct ServerSlot {
  let address: ServerAddress
  private(set) var connection: ClientConnection?
  /// Connections in a row that did not stand, or not for long.
  private var failures = 0
  private(set) var mayConnectAt: ContinuousClock.Instant?

  /// A connection that stood for this long shows that the server is well.
  private static let wellAfter = Duration.seconds(1)

  init(address: ServerAddress) {
    self.address = address
  }

  /// Looks at what became of the connection, and lets go of one that takes no calls any more.
  mutating func update(now: ContinuousClock.Instant, _ retries: RetryPolicy) {
    switch connection?.condition {
    case nil, .connecting, .connected:
      return
    case .retired:
      connection = nil
      lost(wasWell: true, now: now, retries)
    case .ended(let connectedAt):
      connection = nil
      let isWell = connectedAt.map { $0.duration(to: now) >= Self.wellAfter } ?? false
      lost(wasWell: isWell, now: now, retries)
    }
  }

  private mutating func lost(
    wasWell: Bool, now: ContinuousClock.Instant, _ retries: RetryPolicy
  ) {
    failures = wasWell ? 0 : failures + 1
    guard failures > 0 else {
      mayConnectAt = nil
      return
    }
    mayConnectAt = now.advanced(
      by: retries.delay(attempt: failures, spread: .random(in: 0...1)))
  }

  func mayConnect(at now: ContinuousClock.Instant) -> Bool {
    connection == nil && mayConnectAt.map { $0 <= now } ?? true
  }

  mutating func connect(_ make: (ServerAddress) -> ClientConnection) -> ClientConnection {
    let made = make(address)
    connection = made
    return made
  }
}
