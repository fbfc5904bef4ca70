import Operations
import ServiceLifecycle

/// Keeps the operations port until it is told to stop, which it is last.
struct OperationsServing: Service {
  let port: OperationsPort

  func run() async throws {
    try await gracefulShutdown()
    await port.shutdown()
  }
}
