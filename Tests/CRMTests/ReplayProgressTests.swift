import Testing

@testable import CRM

/// How old a standby's answers are.
struct ReplayProgressTests {
  private let start = ContinuousClock.now

  private func after(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

  @Test func nothingIsKnownBeforeBothHaveAnswered() {
    var progress = ReplayProgress()
    #expect(progress.lag(at: start) == nil)
    progress.primaryHasWritten(100, at: start)
    #expect(progress.lag(at: start) == nil)
    progress.standbyHasReplayed(99)
    #expect(progress.lag(at: start) == nil)
    progress.standbyHasReplayed(100)
    #expect(progress.lag(at: after(1)) == .seconds(1))
  }

  @Test func theLagIsTheTimeSinceTheLatestThatWasReplayed() {
    var progress = ReplayProgress()
    for second in 0..<5 { progress.primaryHasWritten(Int64(second) * 10, at: after(second)) }
    progress.standbyHasReplayed(29)
    #expect(progress.lag(at: after(5)) == .seconds(3))
    progress.standbyHasReplayed(40)
    #expect(progress.lag(at: after(5)) == .seconds(1))
  }

  @Test func itGrowsWhileThePrimaryOrTheStandbyIsSilent() {
    var progress = ReplayProgress()
    progress.primaryHasWritten(10, at: start)
    progress.standbyHasReplayed(10)
    progress.standbyHasReplayed(10)
    #expect(progress.lag(at: after(7)) == .seconds(7))
    progress.primaryHasWritten(11, at: after(8))
    #expect(progress.lag(at: after(9)) == .seconds(9))
  }

  @Test func itIsSmallWhileNothingIsWritten() {
    var progress = ReplayProgress()
    progress.standbyHasReplayed(10)
    for second in 0..<100 { progress.primaryHasWritten(10, at: after(second)) }
    #expect(progress.lag(at: after(100)) == .seconds(1))
  }

  @Test func aStandbyThatWasAwayIsUsedOnceItHasAnswered() {
    var progress = ReplayProgress()
    progress.primaryHasWritten(10, at: start)
    progress.standbyHasReplayed(10)
    progress.standbyIsAway()
    #expect(progress.lag(at: after(1)) == nil)
    progress.standbyHasReplayed(10)
    #expect(progress.lag(at: after(1)) == .seconds(1))
  }

  @Test func ofAnotherPrimaryNothingIsKnownUntilTheStandbyHasReachedIt() {
    var progress = ReplayProgress()
    progress.primaryHasWritten(100, at: start)
    progress.standbyHasReplayed(100)
    progress.primaryHasWritten(90, at: after(1))
    #expect(progress.lag(at: after(1)) == nil)
    progress.standbyHasReplayed(95)
    #expect(progress.lag(at: after(2)) == .seconds(1))
  }

  @Test func whatIsKeptOfThePrimaryIsBounded() {
    var progress = ReplayProgress()
    progress.standbyHasReplayed(0)
    let count = ReplayProgress.samplesMax + 1
    for sample in 0..<count { progress.primaryHasWritten(Int64(sample) + 1, at: after(sample)) }
    // The first was forgotten, the second was not.
    progress.standbyHasReplayed(1)
    #expect(progress.lag(at: after(count)) == nil)
    progress.standbyHasReplayed(2)
    #expect(progress.lag(at: after(count)) == .seconds(count - 1))
  }
}
