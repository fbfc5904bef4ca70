/// How a client makes one call.
public struct CallOptions: Sendable, Hashable {
  /// Sent to the server and kept by a timer of our own too. Nil: the longest that the limits allow.
  public var timeout: Duration?
  public var metadata: Metadata
  /// How old the answer may be, from 1 ms to 60 s: a server may then give one that it keeps, or a standby's. Nil: of now.
  public var maxStaleness: Duration?

  public init(
    timeout: Duration? = nil, metadata: Metadata = [:], maxStaleness: Duration? = nil
  ) {
    self.timeout = timeout
    self.metadata = metadata
    self.maxStaleness = maxStaleness
  }

  public static let `default` = CallOptions()
}
