import CRM
import Logging
import Postgres
import ServiceLifecycle

/// Brings customers that an older version wrote up to the present rules, once, beside the calls.
struct DerivedFieldsRefresh: Service {
  let database: Database
  let logger: Logger

  private static let retryInterval = Duration.seconds(30)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while await !refresh(), !Task.isCancelled {
        // Ends early, by an error, when the server stops.
        try? await Task.sleep(for: Self.retryInterval)
      }
    }
    // A service that returns would end the others.
    try await gracefulShutdown()
  }

  /// - Returns: whether nothing is left to do.
  private func refresh() async -> Bool {
    do {
      var total = 0
      while true {
        let count = try await DerivedFields.refreshBatch(
          in: database, deadline: .now + .seconds(60))
        guard count > 0 else { break }
        total += count
        logger.info("derived fields of older customers", metadata: ["done": "\(total)"])
      }
      return true
    } catch {
      // The next start goes on where a stopped server ended.
      guard !Task.isCancelled else { return false }
      logger.warning("derived fields were not refreshed", metadata: ["error": "\(error)"])
      return false
    }
  }
}
