import RPCCore

/// Answers by what was asked, within a number of bytes.
///
/// Two halves: new ones go into the young half, and when that is full the old half is dropped and the young one takes
/// its place. What is asked for often comes back by the next call that misses it.
struct KeptAnswers {
  private struct Half {
    var answers: [NearCache.Key: KeptAnswer] = [:]
    var bytes = 0
  }

  /// What dictionary and arrays take besides, about.
  private static let overheadBytes = 256

  private let halfBytesMax: Int
  private var young = Half()
  private var old = Half()
  /// When the first of the young ones came.
  private var youngSince: ContinuousClock.Instant?
  /// When the old ones were young the last time.
  private var oldSince: ContinuousClock.Instant?

  init(bytesMax: Int) {
    halfBytesMax = max(0, bytesMax / 2)
  }

  var count: Int { young.answers.count + old.answers.count }
  var bytes: Int { young.bytes + old.bytes }

  subscript(key: NearCache.Key) -> KeptAnswer? {
    young.answers[key] ?? old.answers[key]
  }

  /// Keeps an answer, unless it would take the place of many.
  mutating func insert(_ answer: KeptAnswer, for key: NearCache.Key) {
    let size = Self.size(of: answer, key)
    guard size <= halfBytesMax / 8 else { return }
    if young.bytes + size > halfBytesMax { turn(at: .now) }
    if let replaced = young.answers.updateValue(answer, forKey: key) {
      young.bytes -= Self.size(of: replaced, key)
    }
    young.bytes += size
    youngSince = youngSince ?? answer.asOf
  }

  /// Drops what nobody takes any more: each is gone when it is twice as old as anybody takes.
  mutating func expire(at now: ContinuousClock.Instant) {
    if let oldSince, oldSince.duration(to: now) > MaxStaleness.durationMax {
      old = Half()
      self.oldSince = nil
    }
    if let youngSince, youngSince.duration(to: now) > MaxStaleness.durationMax { turn(at: now) }
  }

  mutating func removeAll() {
    self = KeptAnswers(bytesMax: halfBytesMax * 2)
  }

  private mutating func turn(at now: ContinuousClock.Instant) {
    old = young
    oldSince = now
    young = Half()
    youngSince = nil
  }

  private static func size(of answer: KeptAnswer, _ key: NearCache.Key) -> Int {
    answer.payload.count + key.byteCount + overheadBytes
  }
}
