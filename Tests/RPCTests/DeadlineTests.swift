import RPCCore
import Testing

@Suite struct DeadlineTests {
  private let now = ContinuousClock.now

  private func timeout(_ nano: Int64) -> Duration {
    now.duration(to: Deadline.instant(timeoutNano: nano, now: now, maximum: .seconds(60)))
  }

  @Test func zeroIsTheMaximum() {
    #expect(timeout(0) == .seconds(60))
  }

  @Test(arguments: [Int64(-1), .min, .min + 1])
  func negativeHasExpired(nano: Int64) {
    #expect(timeout(nano) == .zero)
  }

  @Test func aTimeoutIsKeptUpToTheMaximum() {
    #expect(timeout(1) == .nanoseconds(1))
    #expect(timeout(60_000_000_000) == .seconds(60))
    #expect(timeout(60_000_000_001) == .seconds(60))
    #expect(timeout(.max) == .seconds(60))
  }

  @Test func nanosecondsAreRoundedUpAndKeptWithinTheirType() {
    #expect(Deadline.nanoseconds(.zero) == 0)
    #expect(Deadline.nanoseconds(.milliseconds(5)) == 5_000_000)
    #expect(Deadline.nanoseconds(.nanoseconds(7)) == 7)
    #expect(Deadline.nanoseconds(Duration(secondsComponent: 0, attosecondsComponent: 1)) == 1)
    #expect(Deadline.nanoseconds(.milliseconds(-5)) == -5_000_000)
    #expect(Deadline.nanoseconds(.seconds(Int64.max)) == .max)
    #expect(Deadline.nanoseconds(.seconds(Int64.min)) == .min)
    #expect(Deadline.nanoseconds(.nanoseconds(Int64.max)) == .max)
    #expect(Deadline.nanoseconds(.nanoseconds(Int64.min)) == .min)
    #expect(Deadline.nanoseconds(.nanoseconds(Int64.max) + .nanoseconds(1)) == .max)
  }

  @Test func theTimerIsArmedForTheEarliestDeadlineOnly() {
    var watch = DeadlineWatch()
    let (soon, later) = (now.advanced(by: .seconds(1)), now.advanced(by: .seconds(2)))
    #expect(watch.add(later) == later)
    #expect(watch.add(later) == nil)
    #expect(watch.add(soon) == soon)
    #expect(watch.add(later) == nil)
    #expect(watch.fired(earliest: later) == later)
    #expect(watch.add(later) == nil)
    #expect(watch.fired(earliest: nil) == nil)
    #expect(watch.add(later) == later)
  }
}
