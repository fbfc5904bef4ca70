public import RPCCore

/// How a client behaves; the defaults are meant for production.
public struct ClientConfiguration: Sendable {
  public var limits = Limits.default
  public var retries = RetryPolicy()
  /// Connections to each server, opened as calls come.
  public var connectionsPerAddress = 1
  /// A method that takes `{ uint32 stream_id = 1; }` and cancels the call on that stream of its own
  /// connection, by its full name. Told of every call that is given up; nil: nobody is told.
  public var cancelMethod: String?

  /// What goes as `authorization` with every call that has none in its options: `Bearer` and a token. Asked for
  /// each attempt, so it can be renewed; nil: nothing goes.
  public var authorization: (@Sendable () -> String?)?

  /// Makes every connection TLS; nil: none is.
  public var tls: TLSClientCredentials?

  /// Is told of every frame as it leaves and as it has arrived, in that order, on the thread of the connections: for who
  /// wants to see what is said. Nil: nobody is, and it costs nothing.
  package var onFrame: (@Sendable (ObservedFrame) -> Void)?

  public init() {}
}
