import CRM
import Logging
import Postgres
import ServiceLifecycle

/// Forgets request ids once they are a day old.
struct RequestRecordExpiry: Service {
  let database: Database
  let logger: Logger

  private static let interval = Duration.seconds(600)
  private static let batchSize: Int32 = 10_000

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await expire()
        // Ends early, by an error, when the server stops.
        try? await Task.sleep(for: Self.interval)
      }
    }
  }

  private func expire() async {
    do {
      var count = Int(Self.batchSize)
      while count >= Self.batchSize, !Task.isCancelled {
        count = try await RequestRecords.expire(
          in: database, batchSize: Self.batchSize, deadline: .now + .seconds(30))
      }
    } catch {
      logger.warning("request ids were not expired", metadata: ["error": "\(error)"])
    }
  }
}
