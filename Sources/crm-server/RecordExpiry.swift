import CRM
import Logging
import Postgres
import ServiceLifecycle

/// Forgets what is kept for a while only: request ids for a day, events for 30 days.
struct RecordExpiry: Service {
  let database: Database
  let logger: Logger

  private static let interval = Duration.seconds(600)
  private static let batchSize: Int32 = 10_000
  private static let patience = Duration.seconds(30)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await expire(orSay: "request ids were not expired") {
          try await RequestRecords.expire(
            in: database, batchSize: Self.batchSize, deadline: .now + Self.patience)
        }
        await expire(orSay: "events were not expired") {
          try await OutboxEvents.expire(
            in: database, batchSize: Self.batchSize, deadline: .now + Self.patience)
        }
        // Ends early, by an error, when the server stops.
        try? await Task.sleep(for: Self.interval)
      }
    }
  }

  private func expire(
    orSay failure: Logger.Message, _ batch: () async throws -> Int
  ) async {
    do {
      var count = Int(Self.batchSize)
      while count >= Self.batchSize, !Task.isCancelled { count = try await batch() }
    } catch {
      logger.warning(failure, metadata: ["error": "\(error)"])
    }
  }
}
