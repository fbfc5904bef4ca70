internal import DequeModule

/// Who runs on which connection of one pool and who waits: decisions only, no I/O.
///
/// A connection is `opening` (a thread connects), then a member with a load from 0 to `loadMax`,
/// perhaps `isBarred` (given up or draining: takes nothing new), then gone. Below `loadMax` of 2 a
/// connection belongs to one call or lease at a time.
struct Pool {
  typealias MemberID = Int

  enum Admission: Equatable {
    case run(MemberID)
    case wait
    case refuse(PostgresError.Kind)
  }

  private struct Member {
    let id: MemberID
    var load = 0
    var isBarred = false
  }

  let sizeMax: Int
  let loadMax: Int
  let waitersMax: Int
  private var members: [Member] = []
  private(set) var waiters = Deque<Call>()
  private var opening = 0
  private var backoff = Backoff()
  /// Set while the last attempt failed: when to try next.
  private(set) var nextAttempt: Moment?
  /// Shared pipelines open all their connections at the first call.
  private var isWanted = false

  init(sizeMax: Int, loadMax: Int, waitersMax: Int) {
    self.sizeMax = max(1, sizeMax)
    self.loadMax = max(1, loadMax)
    self.waitersMax = max(0, waitersMax)
  }

  var isDown: Bool { members.isEmpty && nextAttempt != nil }
  var memberCount: Int { members.count }
  var load: Int { members.reduce(0) { $0 + $1.load } }

  mutating func admit(_ call: Call) -> Admission {
    isWanted = true
    if let index = leastLoaded() {
      members[index].load += 1
      return .run(members[index].id)
    }
    if isDown { return .refuse(.unavailable) }
    if waiters.count >= waitersMax { return .refuse(.overloaded) }
    waiters.append(call)
    return .wait
  }

  private func leastLoaded() -> Int? {
    var best: Int?
    for (index, member) in members.enumerated() where !member.isBarred && member.load < loadMax {
      if member.load < best.map({ members[$0].load }) ?? Int.max { best = index }
      if member.load == 0 { break }
    }
    return best
  }

  /// A call left the connection; the next that waits may take its place.
  mutating func released(_ id: MemberID) {
    guard let index = members.firstIndex(where: { $0.id == id }) else { return }
    members[index].load = max(0, members[index].load - 1)
  }

  /// Hands out a waiting call when a connection has room for it.
  mutating func next() -> (Call, MemberID)? {
    guard !waiters.isEmpty, let index = leastLoaded() else { return nil }
    members[index].load += 1
    return (waiters.removeFirst(), members[index].id)
  }

  mutating func bar(_ id: MemberID, _ isBarred: Bool = true) {
    guard let index = members.firstIndex(where: { $0.id == id }) else { return }
    members[index].isBarred = isBarred
  }

  mutating func lost(_ id: MemberID) {
    members.removeAll { $0.id == id }
  }
}

// Opening connections
extension Pool {
  /// How many connections to begin opening now; counts them as begun.
  mutating func connectionsToOpen(at now: Moment) -> Int {
    let room = sizeMax - members.count - opening
    let wanted = loadMax > 1 ? (isWanted ? room : 0) : min(room, waiters.count - opening)
    guard let nextAttempt else {
      opening += max(0, wanted)
      return max(0, wanted)
    }
    // After a failure one attempt at a time probes, whether anybody waits or not.
    guard nextAttempt <= now, opening == 0, room > 0 else { return 0 }
    opening = 1
    return 1
  }

  mutating func opened(_ id: MemberID) {
    opening -= 1
    backoff.succeeded()
    nextAttempt = nil
    members.append(Member(id: id))
  }

  /// - Returns: the calls that have nothing left to wait for.
  mutating func failedToOpen(at now: Moment, jitter: Double) -> [Call] {
    opening -= 1
    nextAttempt = now + backoff.failed(jitter: jitter)
    return members.isEmpty ? removeWaiters() : []
  }

  var isOpening: Bool { opening > 0 }
}

// Leaving the queue
extension Pool {
  mutating func removeWaiters() -> [Call] {
    defer { waiters.removeAll() }
    return Array(waiters)
  }

  mutating func removeWaiters(overdueAt now: Moment) -> [Call] {
    guard waiters.contains(where: { $0.deadline <= now }) else { return [] }
    let overdue = waiters.filter { $0.deadline <= now }
    waiters.removeAll { $0.deadline <= now }
    return Array(overdue)
  }

  mutating func removeWaiter(_ ticket: Ticket) -> Call? {
    guard let index = waiters.firstIndex(where: { $0.ticket === ticket }) else { return nil }
    return waiters.remove(at: index)
  }

  var nextInstant: Moment? {
    var next = isOpening ? nil : nextAttempt
    for waiter in waiters { next = min(next ?? waiter.deadline, waiter.deadline) }
    return next
  }
}
