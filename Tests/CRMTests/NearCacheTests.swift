import CRMProto
import RPCCore
import Synchronization
import Testing

@testable import CRM

@Suite(.timeLimit(.minutes(1))) struct NearCacheTests {
  private let cache = NearCache(bytesMax: 1 << 20)

  @Test func anAnswerIsGivenAgainToWhoTakesOneOfItsAge() async throws {
    let loads = Loads()
    let past = ContinuousClock.now - .seconds(10)
    func text(_ id: String, _ seconds: Int, _ loaded: String) async throws -> String? {
      try await cache.text(id, .seconds(seconds)) { await loads.answer(loaded, asOf: past) }
    }
    #expect(try await text("a", 60, "old") == "old")
    #expect(try await text("a", 60, "new") == "old")
    #expect(try await text("a", 5, "new") == "new")
    #expect(try await text("a", 60, "newer") == "new")
    #expect(try await text("b", 60, "other") == "other")
    #expect(loads.count == 3)
    #expect(cache.counts.hits == 2 && cache.counts.misses == 3 && cache.counts.answers == 2)
  }

  @Test func callersWithOtherRightsHaveAnswersOfTheirOwn() async throws {
    let loads = Loads()
    for grants: UInt64 in [1, 2] {
      let key = NearCache.Key.get("a", grants: grants)
      let answer = try await cache.text(key, .seconds(60)) { await loads.answer("\(grants)") }
      #expect(answer == "\(grants)")
    }
  }

  @Test func whatSomeWantAtOnceIsLoadedOnce() async throws {
    let loads = Loads()
    let gate = Gate()
    try await withThrowingTaskGroup(of: String?.self) { group in
      for _ in 0..<50 {
        group.addTask { [cache] in
          try await cache.text("a", .seconds(60)) {
            await gate.passed()
            return await loads.answer("one")
          }
        }
      }
      #expect(await eventually { cache.counts.waiting == 49 })
      gate.open()
      for try await answer in group { #expect(answer == "one") }
    }
    #expect(loads.count == 1)
  }

  @Test func aLoadThatFailsIsItsCallersAloneAndTheNextOneLoads() async throws {
    let gate = Gate()
    let cache = cache
    let first = Task {
      try await cache.text("a", .seconds(60)) {
        await gate.passed()
        throw Failure()
      }
    }
    #expect(await eventually { cache.counts.misses == 1 })
    let second = Task { try await cache.text("a", .seconds(60)) { KeptAnswer("second") } }
    #expect(await eventually { cache.counts.waiting == 1 })
    gate.open()
    await #expect(throws: Failure.self) { try await first.value }
    #expect(try await second.value == "second")
  }

  @Test func whoIsCancelledWaitsForNobody() async throws {
    let gate = Gate()
    let cache = cache
    let first = Task {
      try await cache.text("a", .seconds(60)) {
        await gate.passed()
        return KeptAnswer("first")
      }
    }
    #expect(await eventually { cache.counts.misses == 1 })
    let second = Task { try await cache.text("a", .seconds(60)) { KeptAnswer("second") } }
    #expect(await eventually { cache.counts.waiting == 1 })
    second.cancel()
    await #expect(throws: CancellationError.self) { try await second.value }
    gate.open()
    #expect(try await first.value == "first")
  }

  @Test func whatIsForgottenIsLoadedAnewEvenIfItWasUnderWay() async throws {
    let gate = Gate()
    let cache = cache
    #expect(try await cache.text("b", .seconds(60)) { KeptAnswer("b of before") } == "b of before")
    let first = Task {
      try await cache.text("a", .seconds(60)) {
        await gate.passed()
        return KeptAnswer("of before")
      }
    }
    #expect(await eventually { cache.counts.misses == 2 })
    let second = Task { try await cache.text("a", .seconds(60)) { KeptAnswer("of after") } }
    #expect(await eventually { cache.counts.waiting == 1 })
    cache.forget()
    #expect(try await second.value == "of after")
    gate.open()
    #expect(try await first.value == "of before")
    #expect(try await cache.text("a", .seconds(60)) { KeptAnswer("later") } == "of after")
    #expect(try await cache.text("b", .seconds(60)) { KeptAnswer("b of after") } == "b of after")
  }

  @Test func answersTakeNoMoreMemoryThanTheyMay() async throws {
    let cache = NearCache(bytesMax: 100_000)
    let large = String(repeating: "x", count: 1_000)
    for number in 0..<1_000 {
      _ = try await cache.text("\(number)", .seconds(60)) { KeptAnswer(large) }
      #expect(cache.counts.bytes <= 100_000)
    }
    #expect(cache.counts.answers > 30)
    // The latest are there.
    #expect(try await cache.text("999", .seconds(60)) { KeptAnswer("") } == large)
    let huge = String(repeating: "x", count: 50_000)
    let before = cache.counts
    _ = try await cache.text("huge", .seconds(60)) { KeptAnswer(huge) }
    #expect(cache.counts.answers == before.answers)
  }

  @Test func whatNobodyTakesAnyMoreIsDropped() async throws {
    _ = try await cache.text("a", .seconds(60)) { KeptAnswer("a") }
    let later = ContinuousClock.now + .seconds(61)
    cache.expire(at: .now)
    #expect(cache.counts.answers == 1)
    cache.expire(at: later)
    _ = try await cache.text("b", .seconds(60)) { KeptAnswer("b") }
    cache.expire(at: later + .seconds(61))
    #expect(cache.counts.answers == 1)
    // Also when nothing comes any more.
    cache.expire(at: later + .seconds(123))
    #expect(cache.counts.answers == 0)
  }

  @Test func whatShowsWhatWasBeforeIsNotKeptBehindIt() async throws {
    let before = ContinuousClock.now
    cache.forget()
    _ = try await cache.text("a", .seconds(60)) { KeptAnswer("before", asOf: before) }
    #expect(try await cache.text("a", .seconds(60)) { KeptAnswer("after") } == "after")
    #expect(try await cache.text("a", .seconds(60)) { KeptAnswer("later") } == "after")
  }

  @Test func whoHasWaitedInVainWaitsForNobodyElse() async throws {
    let gate = Gate()
    let barrier = Barrier(count: 9)
    let cache = cache
    let first = Task {
      try await cache.text("a", .milliseconds(1)) {
        let asOf = ContinuousClock.now - .seconds(1)
        await gate.passed()
        return KeptAnswer("too old", asOf: asOf)
      }
    }
    #expect(await eventually { cache.counts.misses == 1 })
    try await withThrowingTaskGroup(of: String?.self) { group in
      for _ in 0..<9 {
        group.addTask {
          try await cache.text("a", .milliseconds(1)) {
            // All of them load at the same time, or none gets here.
            await barrier.passed()
            return KeptAnswer("own")
          }
        }
      }
      #expect(await eventually { cache.counts.waiting == 9 })
      gate.open()
      for try await answer in group { #expect(answer == "own") }
    }
    #expect(try await first.value == "too old")
  }
}

private struct Failure: Error {}

extension KeptAnswer {
  fileprivate init(_ text: String, asOf: ContinuousClock.Instant = .now) {
    self.init(payload: Array(text.utf8), asOf: asOf)
  }
}

extension NearCache.Key {
  fileprivate static func get(_ id: String, grants: UInt64 = 0) -> NearCache.Key {
    NearCache.Key(
      CallContext(
        method: CustomerServiceMethods.getCustomer, metadata: [:], deadline: .now + .seconds(60),
        peer: "test", callID: CallID(rawValue: 1),
        caller: Caller(name: "a", subject: "a", grants: grants)),
      Array(id.utf8), isCallersOwn: false)
  }
}

extension NearCache {
  fileprivate func text(
    _ id: String, _ longest: Duration, load: @Sendable () async throws -> KeptAnswer?
  ) async throws -> String? {
    try await text(.get(id), longest, load: load)
  }

  fileprivate func text(
    _ key: Key, _ longest: Duration, load: @Sendable () async throws -> KeptAnswer?
  ) async throws -> String? {
    try await answer(key, within: longest, load: load).map {
      String(decoding: $0.payload, as: UTF8.self)
    }
  }
}

/// Counts what is loaded.
private final class Loads: Sendable {
  private let made = Atomic(0)

  var count: Int { made.load(ordering: .relaxed) }

  func answer(_ text: String, asOf: ContinuousClock.Instant = .now) async -> KeptAnswer {
    made.add(1, ordering: .relaxed)
    return KeptAnswer(text, asOf: asOf)
  }
}

/// Keeps tasks until it is opened.
private final class Gate: Sendable {
  private let stream: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  init() {
    (stream, continuation) = AsyncStream.makeStream()
  }

  func open() { continuation.finish() }

  func passed() async {
    for await _ in stream {}
  }
}

/// Keeps tasks until there are enough of them.
private final class Barrier: Sendable {
  private let missing: Atomic<Int>
  private let gate = Gate()

  init(count: Int) { missing = Atomic(count) }

  func passed() async {
    if missing.subtract(1, ordering: .relaxed).newValue == 0 { gate.open() }
    await gate.passed()
  }
}

private func eventually(_ isSo: () -> Bool) async -> Bool {
  let end = ContinuousClock.now + .seconds(20)
  while ContinuousClock.now < end {
    if isSo() { return true }
    await Task.yield()
  }
  return false
}
