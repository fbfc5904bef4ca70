import CRM
import Logging
import ServiceLifecycle

/// Calculates segments, and turns what time changes, beside the calls.
struct SegmentWork: Service {
  let keeper: SegmentKeeper
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown { await keeper.run(logger: logger) }
  }
}
