import CRM
import Logging
import ServiceLifecycle

/// Measures how far standbys are behind, beside the calls.
struct StandbyWork: Service {
  let reads: StandbyReads
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown { await reads.run(logger: logger) }
  }
}
