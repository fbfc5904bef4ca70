import RPCServer
import ServiceLifecycle

/// Keeps a started server until shutdown is asked for, then drains it.
struct RPCServing: Service {
  let server: RPCServer
  let address: ListenAddress

  /// How long calls in flight may go on.
  private static let gracePeriod = Duration.seconds(30)

  func run() async throws {
    // Not before signals are handled, which they are once services run: whoever waits for this line
    // may send the first one at once.
    ServerLog.announce("ready on \(address)")
    try await gracefulShutdown()
    await server.shutdown(gracePeriod: Self.gracePeriod)
  }
}
