import Foundation
import Synchronization

/// How far a load is, on standard error: a bar on a terminal, a line now and then elsewhere.
final class ProgressBar: Sendable {
  private struct State {
    var done = 0
    var drawnAt: ContinuousClock.Instant
  }

  private let total: Int
  private let start = ContinuousClock.now
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let state: Mutex<State>

  init(total: Int) {
    self.total = total
    state = Mutex(State(drawnAt: start))
  }

  /// Runs `body` with a bar, and ends the bar's line however that ends: an error stands below it.
  static func during<Outcome>(
    _ total: Int, _ body: (ProgressBar) async throws -> Outcome
  ) async rethrows -> Outcome {
    let progress = ProgressBar(total: total)
    defer { progress.finish() }
    return try await body(progress)
  }

  /// `count` more are done.
  func update(_ count: Int) {
    let now = ContinuousClock.now
    let interval: Duration = isTerminal ? .milliseconds(100) : .seconds(2)
    let done: Int? = state.withLock { state in
      state.done += count
      guard state.drawnAt.duration(to: now) >= interval else { return nil }
      state.drawnAt = now
      return state.done
    }
    if let done { draw(done, at: now) }
  }

  func finish() {
    guard isTerminal else { return }
    draw(state.withLock { $0.done }, at: .now)
    write("\n")
  }

  private func draw(_ done: Int, at now: ContinuousClock.Instant) {
    let seconds = max(0.001, start.duration(to: now) / .seconds(1))
    let rate = Double(done) / seconds
    let left = rate > 0 ? Int(Double(total - done) / rate) : 0
    let numbers = "\(done)/\(total)  \(Int(rate))/s  \(left) s left"
    write(isTerminal ? "\r\(bar(done))  \(numbers)   " : "\(numbers)\n")
  }

  private func bar(_ done: Int) -> String {
    let width = 30
    let filled = min(width, done * width / max(1, total))
    return String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
  }

  private func write(_ text: String) {
    StandardError.write(text)
  }
}
