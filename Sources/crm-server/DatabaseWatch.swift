import GRPCProto
import Logging
import Postgres
import RPCServices
import ServiceLifecycle

/// Pings the database, and keeps the board of health true to it. Stops the board when the program stops.
struct DatabaseWatch: Service {
  let database: Database
  let board: HealthBoard
  let logger: Logger

  // Together: a database that hangs is known to within three seconds.
  private static let interval = Duration.milliseconds(500)
  private static let doubtInterval = Duration.milliseconds(100)
  /// Longer than an answer waits behind others in a busy server.
  private static let patience = Duration.seconds(1)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var outlook = DatabaseOutlook()
      while !Task.isCancelled {
        if let change = await ping(&outlook) { tell(change) }
        let pause = outlook.state == .inDoubt ? Self.doubtInterval : Self.interval
        // Ends early, by an error, when the server stops.
        try? await Task.sleep(for: pause)
      }
    }
    board.stop()
  }

  private func ping(_ outlook: inout DatabaseOutlook) async -> DatabaseOutlook.Change? {
    do {
      try await database.ping(deadline: .now + Self.patience)
      return outlook.answered()
    } catch let error as PostgresError {
      return outlook.failed(error)
    } catch {
      logger.error("a ping failed unexpectedly", metadata: ["error": "\(error)"])
      return nil
    }
  }

  private func tell(_ change: DatabaseOutlook.Change) {
    switch change {
    case .away:
      logger.error("the database is away: not serving")
      board.setAll(.notServing)
    case .back:
      logger.notice("the database answers again: serving")
      board.setAll(.serving)
    }
  }
}
