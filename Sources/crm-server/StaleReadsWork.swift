import CRM
import Logging
import ServiceLifecycle

/// Measures how far standbys are behind and has the cache forget, beside the calls.
struct StaleReadsWork: Service {
  let reads: StaleReads
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown { await reads.run(logger: logger) }
  }
}
