/// How a client makes one call.
public struct CallOptions: Sendable, Hashable {
  /// Sent to the server and kept by a timer of our own too. Nil: the longest that the limits allow.
  public var timeout: Duration?
  public var metadata: Metadata

  public init(timeout: Duration? = nil, metadata: Metadata = [:]) {
    self.timeout = timeout
    self.metadata = metadata
  }

  public static let `default` = CallOptions()
}
