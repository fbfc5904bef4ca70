import NIOCore
import NIOPosix
public import RPCCore
import RPCTransport

/// Makes calls to one server or to several that are alike, any number of calls at once. Connects as
/// calls come, again after a connection was lost, and retries what may be retried (`RetryPolicy`).
public final class RPCClient: Sendable {
  let configuration: ClientConfiguration
  let balancer: Balancer
  let retryBudget = RetryBudget()
  private let eventLoop: any EventLoop

  /// - Parameter addresses: at least one.
  public init(_ addresses: [ServerAddress], configuration: ClientConfiguration = .init()) {
    precondition(!addresses.isEmpty, "a client needs the address of a server")
    self.configuration = configuration
    eventLoop = MultiThreadedEventLoopGroup.singleton.next()
    balancer = Balancer(addresses, configuration, eventLoop: eventLoop)
  }

  public convenience init(host: String, port: Int, limits: Limits = .default) {
    var configuration = ClientConfiguration()
    configuration.limits = limits
    self.init([ServerAddress(host: host, port: port)], configuration: configuration)
  }

  deinit {
    // The event loop keeps a connection as long as it is open.
    for connection in balancer.close() { connection.beginClosing() }
  }

  /// A client with a connection that stands.
  /// - Throws: `RPCError` UNAVAILABLE when no server can be reached; with the reason TLS_FAILED, and
  ///   the failure in its message, when TLS was all that failed.
  public static func connect(
    _ addresses: [ServerAddress], configuration: ClientConfiguration = .init()
  ) async throws -> RPCClient {
    let client = RPCClient(addresses, configuration: configuration)
    try await client.connect()
    return client
  }

  public static func connect(
    host: String, port: Int, limits: Limits = .default
  ) async throws -> RPCClient {
    let client = RPCClient(host: host, port: port, limits: limits)
    try await client.connect()
    return client
  }

  private func connect() async throws {
    var failure = RPCError.connectFailed
    for _ in 0..<balancer.addressCount {
      do {
        return try await balancer.connection().connected()
      } catch let error as RPCError {
        // The next pick tries another server. One that is there and with which TLS failed tells
        // more than one that is not there.
        if failure == .connectFailed { failure = error }
      }
    }
    throw failure
  }

  /// The thread on which responses arrive. A caller that makes very many calls saves the way between
  /// threads by running on it: `withTaskExecutorPreference(client.executor) { … }`.
  public var executor: any TaskExecutor { EventLoopTaskExecutor(eventLoop: eventLoop) }

  /// Closes the connections. Calls in flight fail as CANCELLED, and so does every later one.
  public func close() async {
    for connection in balancer.close() { await connection.close() }
  }
}
