import RPCCore
import Synchronization

/// Answers of this process, kept in its memory for callers who take old ones.
///
/// Nothing here is ever an authority: an answer is given to who takes one of its age, is a minute old at most, and
/// all are forgotten when somebody is erased. Calls that want the same at the same time wait for one of them.
package final class NearCache: Sendable {
  /// What two calls have in common that get the same answer.
  struct Key: Hashable, Sendable {
    private let method: String
    private let request: [UInt8]
    private let grants: UInt64
    private let caller: String

    /// - Parameter isCallersOwn: the answer is of no use to another caller with the same rights.
    init(_ call: CallContext, _ request: [UInt8], isCallersOwn: Bool) {
      method = call.method.fullName
      self.request = request
      grants = call.caller.grants
      caller = isCallersOwn ? call.caller.name : ""
    }

    var byteCount: Int { request.count + caller.utf8.count }
  }

  private let state: Mutex<State>
  private let hits = Atomic(0)
  private let misses = Atomic(0)
  private let joins = Atomic(0)
  package let bytesMax: Int

  /// - Parameter bytesMax: of answers and what they are found by.
  package init(bytesMax: Int) {
    self.bytesMax = bytesMax
    state = Mutex(State(bytesMax: bytesMax))
  }

  /// What is kept and recent enough; else what another call is about to get; else what `load` answers, which is kept
  /// then. A call whose turn it was and failed leaves it to the next.
  func answer(
    _ key: Key, within longest: Duration, load: () async throws -> KeptAnswer?
  ) async throws -> KeptAnswer? {
    while true {
      switch state.withLock({ $0.begin(key, at: .now, within: longest) }) {
      case .kept(let answer):
        hits.add(1, ordering: .relaxed)
        return answer
      case .load(let generation):
        misses.add(1, ordering: .relaxed)
        return try await lead(key, generation, load)
      case .join(let waiter):
        joins.add(1, ordering: .relaxed)
        if let answer = try await joined(key, as: waiter),
          answer.isRecent(at: .now, within: longest)
        {
          return answer
        }
      }
    }
  }

  private func lead(
    _ key: Key, _ generation: Int, _ load: () async throws -> KeptAnswer?
  ) async throws -> KeptAnswer? {
    var answer: KeptAnswer?
    defer {
      let waiting = state.withLock { $0.end(key, with: answer, generation) }
      for waiter in waiting { waiter.resume(returning: answer) }
    }
    answer = try await load()
    return answer
  }

  /// - Returns: nil when there is nothing to be had from the other call: the caller looks again.
  private func joined(_ key: Key, as waiter: Int) async throws -> KeptAnswer? {
    let answer = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isUnderWay = state.withLock { $0.join(key, as: waiter, continuation) }
        if !isUnderWay { continuation.resume(returning: nil) }
        if Task.isCancelled { leave(key, waiter) }
      }
    } onCancel: {
      leave(key, waiter)
    }
    try Task.checkCancellation()
    return answer
  }

  private func leave(_ key: Key, _ waiter: Int) {
    state.withLock { $0.leave(key, as: waiter) }?.resume(returning: nil)
  }

  /// Forgets everything, and what is under way with it.
  package func forget() {
    for waiter in state.withLock({ $0.forget() }) { waiter.resume(returning: nil) }
  }

  /// Forgets what is too old for anybody.
  package func expire(at now: ContinuousClock.Instant) {
    state.withLock { $0.expire(at: now) }
  }

  package struct Counts: Sendable, Hashable {
    package var hits = 0
    package var misses = 0
    /// Calls that waited for another's answer.
    package var joins = 0
    package var answers = 0
    package var bytes = 0
  }

  package var counts: Counts {
    let (answers, bytes) = state.withLock { ($0.answers.count, $0.answers.bytes) }
    return Counts(
      hits: hits.load(ordering: .relaxed), misses: misses.load(ordering: .relaxed),
      joins: joins.load(ordering: .relaxed), answers: answers, bytes: bytes)
  }
}
