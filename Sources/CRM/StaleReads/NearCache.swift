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

  /// What a longer request asks for is not kept.
  static let requestBytesMax = 16_384

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
  /// then. Who has waited for another call in vain, which failed or had begun too early, waits for none again.
  func answer(
    _ key: Key, within longest: Duration, load: () async throws -> KeptAnswer?
  ) async throws -> KeptAnswer? {
    let arrived = ContinuousClock.now
    switch state.withLock({ $0.begin(key, at: arrived, within: longest) }) {
    case .kept(let answer):
      hits.add(1, ordering: .relaxed)
      return answer
    case .load(let generation):
      misses.add(1, ordering: .relaxed)
      return try await lead(key, generation, load)
    case .join(let waiter):
      // Its age counts from when this call came: a load that takes long is no reason to begin another.
      if let answer = try await joined(key, as: waiter),
        answer.isRecent(at: arrived, within: longest)
      {
        joins.add(1, ordering: .relaxed)
        return answer
      }
      misses.add(1, ordering: .relaxed)
      let generation = state.withLock { $0.generation }
      let answer = try await load()
      state.withLock { $0.keep(answer, for: key, generation) }
      return answer
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

  /// - Returns: nil when there is nothing to be had from the other call.
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
    for waiter in state.withLock({ $0.forget(at: .now) }) { waiter.resume(returning: nil) }
  }

  /// Forgets what is too old for anybody.
  package func expire(at now: ContinuousClock.Instant) {
    state.withLock { $0.expire(at: now) }
  }

  package struct Counts: Sendable, Hashable {
    package var hits = 0
    package var misses = 0
    /// Calls that got what another was about to get.
    package var joins = 0
    /// Calls that wait for another now.
    package var waiting = 0
    package var answers = 0
    package var bytes = 0
  }

  package var counts: Counts {
    var counts = state.withLock { state in
      Counts(
        waiting: state.waitingCount, answers: state.answers.count, bytes: state.answers.bytes)
    }
    counts.hits = hits.load(ordering: .relaxed)
    counts.misses = misses.load(ordering: .relaxed)
    counts.joins = joins.load(ordering: .relaxed)
    return counts
  }
}
