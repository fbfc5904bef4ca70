/// Every bound of an operations port.
public struct OperationsLimits: Sendable, Hashable {
  /// Of a whole request. A longer one is answered 431.
  public var requestBytesMax = 8_192
  /// One more is closed as soon as it is accepted.
  public var connectionsMax = 32
  /// From the beginning of a connection to the end of its answer; then it is closed.
  public var durationMax = Duration.seconds(10)
  /// How long a connection is read after its answer, so that the peer does not lose that.
  public var lingerDurationMax = Duration.seconds(1)

  public init() {}

  public static let `default` = OperationsLimits()
}
