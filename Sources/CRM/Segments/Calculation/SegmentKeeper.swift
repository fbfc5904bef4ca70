package import Logging
import Postgres

/// What keeps segments true beside the calls: calculations, and what only time changes.
package struct SegmentKeeper: Sendable {
  package let calculator: SegmentCalculator
  package let timer: SegmentTimer

  /// Another server's work is found by looking.
  private static let calculationInterval = Duration.milliseconds(500)
  /// What is due is late by no more than this and the time that it takes.
  private static let timerInterval = Duration.milliseconds(250)

  /// Works until the task is cancelled.
  package func run(logger: Logger) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await calculator.signal.serve(every: Self.calculationInterval) {
          await Self.logging(logger, "segments were not calculated", calculator.finishAll)
        }
      }
      group.addTask {
        await WorkSignal().serve(every: Self.timerInterval) {
          await Self.logging(logger, "segments were not turned", timer.finishAll)
        }
      }
    }
  }

  private static func logging(
    _ logger: Logger, _ failure: Logger.Message, _ work: () async throws -> Void
  ) async {
    do {
      try await work()
    } catch {
      guard !Task.isCancelled else { return }
      logger.warning(failure, metadata: ["error": "\(error)"])
    }
  }
}
