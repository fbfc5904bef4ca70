internal import DequeModule
internal import Moments

/// Who runs on which connection of one pool and who waits: decisions only, no I/O.
///
/// A connection is `opening` (a thread connects), then a member with a load from 0 to `loadMax`,
/// perhaps `isBarred` (given up or draining: takes nothing new), then gone. Below `loadMax` of 2 a
/// connection belongs to one call or lease at a time.
///
/// On shared connections calls travel in groups of up to `groupMax`. A call joins a group that has not
/// left yet, or begins one where nothing is under way. While every connection has something under way,
/// calls gather and leave together on the first that comes back, or once they are a full group: where
/// there is much to do each trip carries much, and where there is little nobody waits.
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
    /// Calls that were handed out for the group that leaves next.
    var groupCount = 0
  }

  let sizeMax: Int
  let loadMax: Int
  let groupMax: Int
  let waitersMax: Int
  private var members: [Member] = []
  private(set) var waiters = Deque<Call>()
  private var opening = 0
  private var backoff = Backoff()
  /// Set while the last attempt failed: when to try next.
  private(set) var nextAttempt: Moment?
  /// Shared pipelines open all their connections at the first call.
  private var isWanted = false

  /// - Parameter groupMax: 1 where connections are not shared.
  init(sizeMax: Int, loadMax: Int, groupMax: Int = 1, waitersMax: Int) {
    self.sizeMax = max(1, sizeMax)
    self.loadMax = max(1, loadMax)
    self.groupMax = max(1, groupMax)
    self.waitersMax = max(0, waitersMax)
  }

  var isDown: Bool { members.isEmpty && nextAttempt != nil }
  var memberCount: Int { members.count }
  var load: Int { members.reduce(0) { $0 + $1.load } }

  mutating func admit(_ call: Call) -> Admission {
    isWanted = true
    // Not past those who wait.
    if waiters.isEmpty, let index = place() { return .run(take(index)) }
    if isDown { return .refuse(.unavailable) }
    if waiters.count >= waitersMax { return .refuse(.overloaded) }
    waiters.append(call)
    return .wait
  }

  /// Where the next call may run now.
  private func place() -> Int? {
    guard groupMax > 1 else { return leastLoaded() }
    let gathering = members.firstIndex {
      (1..<groupMax).contains($0.groupCount) && !$0.isBarred && $0.load < loadMax
    }
    if let gathering { return gathering }
    guard let index = leastLoaded() else { return nil }
    return members[index].load == 0 || waiters.count >= groupMax ? index : nil
  }

  private mutating func take(_ index: Int) -> MemberID {
    members[index].load += 1
    members[index].groupCount += 1
    return members[index].id
  }

  /// Everything that was handed out is on its way.
  mutating func groupsLeft() {
    for index in members.indices { members[index].groupCount = 0 }
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
    guard !waiters.isEmpty, let index = place() else { return nil }
    return (waiters.removeFirst(), take(index))
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
