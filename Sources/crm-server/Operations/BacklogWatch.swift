import CRM
import FoundationEssentials
import Logging
import Postgres
import ServiceLifecycle
import Synchronization

/// Asks the database now and then what waits there, so that whoever reads the metrics does not.
final class BacklogWatch: Service {
  struct Sight: Sendable {
    let backlog: Backlog
    /// Unix time.
    let readAtSeconds: Double
  }

  private static let interval = Duration.seconds(15)
  private static let patience = Duration.seconds(5)

  private let database: Database
  private let logger: Logger
  private let sight = Mutex<Sight?>(nil)

  init(database: Database, logger: Logger) {
    self.database = database
    self.logger = logger
  }

  /// Nil until it is read for the first time.
  var last: Sight? { sight.withLock { $0 } }

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await self.look()
        // Ends early, by an error, when the server stops.
        try? await Task.sleep(for: Self.interval)
      }
    }
  }

  private func look() async {
    do {
      let backlog = try await Backlog.read(in: database, deadline: .now + Self.patience)
      sight.withLock {
        $0 = Sight(backlog: backlog, readAtSeconds: Date().timeIntervalSince1970)
      }
    } catch {
      guard !Task.isCancelled else { return }
      logger.info("the backlog was not read", metadata: ["error": "\(error)"])
    }
  }
}
