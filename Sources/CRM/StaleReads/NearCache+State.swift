extension NearCache {
  /// What is kept and what is under way: decisions only.
  struct State {
    typealias Waiter = CheckedContinuation<KeptAnswer?, Never>

    enum Beginning {
      case kept(KeptAnswer)
      /// Nobody else gets it: the caller does, and tells by `end`.
      case load(generation: Int)
      /// Another call gets it: to be waited for by `join`.
      case join(waiter: Int)
    }

    private(set) var answers: KeptAnswers
    /// Who waits for each answer that is under way.
    private var flights: [Key: [Int: Waiter]] = [:]
    /// What was begun before the last `forget` is not kept, nor what shows what was before.
    private(set) var generation = 0
    private var forgottenAt: ContinuousClock.Instant?
    private var waiterCount = 0

    init(bytesMax: Int) {
      answers = KeptAnswers(bytesMax: bytesMax)
    }

    mutating func begin(
      _ key: Key, at now: ContinuousClock.Instant, within longest: Duration
    ) -> Beginning {
      if let answer = answers[key], answer.isRecent(at: now, within: longest) {
        return .kept(answer)
      }
      guard flights[key] != nil else {
        flights[key] = [:]
        return .load(generation: generation)
      }
      waiterCount += 1
      return .join(waiter: waiterCount)
    }

    /// - Returns: false when nothing is under way any more.
    mutating func join(_ key: Key, as waiter: Int, _ continuation: Waiter) -> Bool {
      flights[key]?.updateValue(continuation, forKey: waiter)
      return flights[key] != nil
    }

    /// - Returns: who waited, unless it has been answered.
    mutating func leave(_ key: Key, as waiter: Int) -> Waiter? {
      flights[key]?.removeValue(forKey: waiter)
    }

    /// - Returns: who waited for it.
    mutating func end(_ key: Key, with answer: KeptAnswer?, _ generation: Int) -> [Waiter] {
      guard generation == self.generation else { return [] }
      keep(answer, for: key, generation)
      return flights.removeValue(forKey: key).map { Array($0.values) } ?? []
    }

    mutating func keep(_ answer: KeptAnswer?, for key: Key, _ generation: Int) {
      guard let answer, generation == self.generation,
        forgottenAt.map({ $0 < answer.asOf }) ?? true
      else { return }
      answers.insert(answer, for: key)
    }

    var waitingCount: Int { flights.values.reduce(0) { $0 + $1.count } }

    /// - Returns: who waited for anything.
    mutating func forget(at now: ContinuousClock.Instant) -> [Waiter] {
      generation += 1
      forgottenAt = now
      answers.removeAll()
      defer { flights = [:] }
      return flights.values.flatMap(\.values)
    }

    mutating func expire(at now: ContinuousClock.Instant) {
      answers.expire(at: now)
    }
  }
}
