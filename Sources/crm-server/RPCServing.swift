import RPCServer
import ServiceLifecycle

/// Keeps a started server until shutdown is asked for, then drains it.
struct RPCServing: Service {
  let server: RPCServer

  /// How long calls in flight may go on.
  private static let gracePeriod = Duration.seconds(30)

  func run() async throws {
    try await gracefulShutdown()
    await server.shutdown(gracePeriod: Self.gracePeriod)
  }
}
