import Foundation
import RPCClient
import Synchronization

/// Calls at instants that do not wait for answers, as callers make them who know nothing of each other:
/// exponential times lie between them.
///
/// A latency counts from the instant at which its call was due, so that a server that stalls is charged for
/// everybody whom it kept waiting (coordinated omission, by its usual name).
struct OpenLoop: Sendable {
  /// Calls that are due beyond so many without an answer are not made.
  private static let inFlightMax = 4_096

  let client: RPCClient
  let callsPerSecond: Double
  /// Makes the call of a number; no number comes twice in a run. False when it failed.
  let call: @Sendable (Int) async -> Bool

  struct Outcome: Sendable {
    var made = 0
    var notMade = 0
    var elapsed = Duration.zero
  }

  /// - Parameter latency: is told a call's number and how long after it was due its answer came, of those that
  ///   were answered: refusals are quick.
  func run(
    for duration: Duration, latency: @escaping @Sendable (Int, Duration) -> Void
  ) async -> Outcome {
    let start = ContinuousClock.now
    let end = start + duration
    let inFlight = InFlight()
    var outcome = Outcome()
    await withDiscardingTaskGroup { group in
      var due = start
      var number = 0
      while due < end, !Task.isCancelled {
        // Ends early only when everything is to end.
        if due > .now { try? await Task.sleep(until: due, tolerance: .zero) }
        if inFlight.enter(max: Self.inFlightMax) {
          outcome.made += 1
          group.addTask(executorPreference: client.executor) { [number, due, call] in
            if await call(number) { latency(number, due.duration(to: .now)) }
            inFlight.leave()
          }
        } else {
          outcome.notMade += 1
        }
        number += 1
        due += interval()
      }
    }
    outcome.elapsed = start.duration(to: .now)
    return outcome
  }

  private func interval() -> Duration {
    .seconds(-log(Double.random(in: Double.leastNonzeroMagnitude...1)) / callsPerSecond)
  }
}

/// Calls without an answer.
private final class InFlight: Sendable {
  private let count = Atomic(0)

  /// - Returns: false, and nothing is counted, when there are as many as may be.
  func enter(max: Int) -> Bool {
    let isFree = count.wrappingAdd(1, ordering: .relaxed).newValue <= max
    if !isFree { leave() }
    return isFree
  }

  func leave() { count.wrappingSubtract(1, ordering: .relaxed) }
}
