import RPCServer
import ServiceLifecycle
import UnixSignals

/// Keeps a started server until shutdown is asked for, then drains it. A second signal ends the
/// drain: calls still in flight are answered UNAVAILABLE and cancelled.
struct RPCServing: Service {
  let server: RPCServer
  let address: ListenAddress
  let logFormat: ServerLog.Format

  /// How long calls in flight may go on.
  private static let gracePeriod = Duration.seconds(30)

  func run() async throws {
    // Not before signals are handled, which they are once services run: whoever waits for this line
    // may send the first one at once.
    ServerLog.announce("ready on \(address)", as: logFormat)
    try await gracefulShutdown()
    let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        for await _ in signals { server.cutCalls() }
      }
      await server.shutdown(gracePeriod: Self.gracePeriod)
      group.cancelAll()
    }
  }
}
