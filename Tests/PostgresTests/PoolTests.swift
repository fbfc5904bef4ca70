import Moments
import Testing

@testable import Postgres

@Suite struct PoolTests {
  private let start = Moment.now

  private func call(deadline: Duration = .seconds(5)) -> Call {
    Call(
      work: .group, statements: [], deadline: start + deadline, ticket: Ticket(),
      continuation: nil)
  }

  @Test func waitersAreAcceptedUpToTheLimitAndTheNextIsRefused() {
    var pool = Pool(sizeMax: 1, loadMax: 1, waitersMax: 2)
    #expect(pool.admit(call()) == .wait)
    #expect(pool.admit(call()) == .wait)
    #expect(pool.admit(call()) == .refuse(.overloaded))
  }

  @Test func anUnsharedPoolOpensAsManyConnectionsAsCallsWait() {
    var pool = Pool(sizeMax: 3, loadMax: 1, waitersMax: 9)
    #expect(pool.connectionsToOpen(at: start) == 0)
    for _ in 0..<2 { _ = pool.admit(call()) }
    #expect(pool.connectionsToOpen(at: start) == 2)
    #expect(pool.connectionsToOpen(at: start) == 0)
    for _ in 0..<5 { _ = pool.admit(call()) }
    #expect(pool.connectionsToOpen(at: start) == 1)
  }

  @Test func theLeastLoadedConnectionTakesTheCall() {
    var pool = Pool(sizeMax: 2, loadMax: 2, waitersMax: 9)
    _ = pool.admit(call())
    #expect(pool.connectionsToOpen(at: start) == 2)
    pool.opened(1)
    pool.opened(2)
    #expect(pool.next()?.1 == 1)
    #expect(pool.admit(call()) == .run(2))
    #expect(pool.admit(call()) == .run(1))
    #expect(pool.admit(call()) == .run(2))
    #expect(pool.admit(call()) == .wait)
    pool.released(2)
    #expect(pool.next()?.1 == 2)
  }

  @Test func aFailedAttemptFailsThoseWhoWaitAndThoseWhoComeUntilOneSucceeds() {
    var pool = Pool(sizeMax: 4, loadMax: 1, waitersMax: 9)
    _ = pool.admit(call())
    #expect(pool.connectionsToOpen(at: start) == 1)
    #expect(pool.failedToOpen(at: start, jitter: 0).count == 1)
    #expect(pool.admit(call()) == .refuse(.unavailable))
    #expect(pool.connectionsToOpen(at: start) == 0)
    #expect(pool.connectionsToOpen(at: start + .milliseconds(25)) == 1)
    #expect(pool.connectionsToOpen(at: start + .seconds(9)) == 0)
    pool.opened(7)
    #expect(pool.admit(call()) == .run(7))
  }

  @Test func overdueWaitersLeaveAndTheOthersStay() {
    var pool = Pool(sizeMax: 1, loadMax: 1, waitersMax: 9)
    _ = pool.admit(call(deadline: .seconds(1)))
    _ = pool.admit(call(deadline: .seconds(3)))
    #expect(pool.nextInstant == start + .seconds(1))
    #expect(pool.removeWaiters(overdueAt: start + .seconds(2)).count == 1)
    #expect(pool.waiters.count == 1)
    #expect(pool.nextInstant == start + .seconds(3))
  }

  @Test func backoffDoublesUpToItsCeilingAndBeginsAnew() {
    var backoff = Backoff()
    let waits = (0..<7).map { _ in backoff.failed(jitter: 1) }
    #expect(waits == [50, 100, 200, 400, 800, 800, 800].map { .milliseconds($0) })
    backoff.succeeded()
    #expect(backoff.failed(jitter: 0) == .milliseconds(25))
  }

  @Test func sharedConnectionsTakeWhatGathersWhileTheyAreUnderWayInOneGroup() {
    var pool = Pool(sizeMax: 2, loadMax: 8, groupMax: 3, waitersMax: 9)
    _ = pool.admit(call())
    #expect(pool.connectionsToOpen(at: start) == 2)
    pool.opened(1)
    pool.opened(2)
    #expect(pool.next()?.1 == 1)
    // The group has not left yet: who comes joins it, up to its limit.
    #expect(pool.admit(call()) == .run(1))
    #expect(pool.admit(call()) == .run(1))
    #expect(pool.admit(call()) == .run(2))
    pool.groupsLeft()
    // Both have something under way.
    #expect(pool.admit(call()) == .wait)
    #expect(pool.admit(call()) == .wait)
    #expect(pool.next() == nil)
    pool.released(2)
    #expect(pool.next()?.1 == 2)
    #expect(pool.next()?.1 == 2)
    #expect(pool.next() == nil)
  }

  @Test func aFullGroupOfWaitersLeavesThoughEveryConnectionHasSomethingUnderWay() {
    var pool = Pool(sizeMax: 1, loadMax: 4, groupMax: 2, waitersMax: 9)
    pool.opened(1)
    #expect(pool.admit(call()) == .run(1))
    pool.groupsLeft()
    #expect(pool.admit(call()) == .wait)
    #expect(pool.next() == nil)
    #expect(pool.admit(call()) == .wait)
    #expect(pool.next()?.1 == 1)
    #expect(pool.next()?.1 == 1)
    pool.groupsLeft()
    // As many as the connection may have in all.
    #expect(pool.admit(call()) == .wait)
    #expect(pool.admit(call()) == .wait)
    #expect(pool.next()?.1 == 1)
    #expect(pool.next() == nil)
  }

  @Test func nobodyOvertakesThoseWhoWait() {
    var pool = Pool(sizeMax: 1, loadMax: 1, waitersMax: 9)
    pool.opened(1)
    #expect(pool.admit(call()) == .run(1))
    #expect(pool.admit(call()) == .wait)
    pool.released(1)
    #expect(pool.admit(call()) == .wait)
    #expect(pool.next()?.1 == 1)
  }
}
