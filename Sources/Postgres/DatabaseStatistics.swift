/// How busy the pools are, at one instant.
public struct DatabaseStatistics: Sendable, Equatable {
  public struct Pool: Sendable, Equatable {
    public var openConnections = 0
    public var waitingCalls = 0
    /// Calls on a connection, and transactions that hold one.
    public var callsInFlight = 0
    /// The last attempt to connect failed, and no connection is left.
    public var isDown = false
  }

  public var reads = Pool()
  public var writes = Pool()
  public var exclusive = Pool()
  public var reports = Pool()
  public var searches = Pool()

  /// Every pool by its name.
  public var named: [(name: String, pool: Pool)] {
    [
      ("reads", reads), ("writes", writes), ("exclusive", exclusive), ("reports", reports),
      ("searches", searches),
    ]
  }
}
