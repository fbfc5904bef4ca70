import RPCCore
import Testing

@Suite struct StallWatchTests {
  private let start = ContinuousClock.now

  private var limits: Limits {
    var limits = Limits()
    limits.idleDurationMax = .seconds(100)
    limits.idleDurationBeforeAdmissionMax = .seconds(40)
    limits.frameDurationMax = .seconds(30)
    limits.outputStallDurationMax = .seconds(10)
    limits.outputBytesMin = 1_000
    return limits
  }

  /// A connection with a call in flight, that reads and writes.
  private func sight(
    at seconds: Int, bytes: UInt64 = 0, frames: UInt64 = 0, midFrame: Bool = false,
    paused: Bool = false, calls: Int = 1, trusted: Bool = true, waiting: Int = 0, taken: UInt64 = 0
  ) -> StallWatch.Sight {
    StallWatch.Sight(
      now: start.advanced(by: .seconds(seconds)), bytesReceived: bytes, framesReceived: frames,
      isMidFrame: midFrame, isReadingPaused: paused, callCount: calls, isTrusted: trusted,
      outputBytesWaiting: waiting, outputBytesTaken: taken)
  }

  @Test func aConnectionWithoutCallsAndBytesIsIdleAfterItsTime() {
    var watch = StallWatch(limits: limits)
    #expect(watch.look(sight(at: 0, calls: 0)) == nil)
    #expect(watch.look(sight(at: 99, calls: 0)) == nil)
    #expect(watch.look(sight(at: 100, calls: 0)) == .idle)
  }

  @Test func aStrangerIsIdleSoonerThanWhoIsKnown() {
    var watch = StallWatch(limits: limits)
    #expect(watch.look(sight(at: 0, calls: 0, trusted: false)) == nil)
    #expect(watch.look(sight(at: 39, calls: 0, trusted: false)) == nil)
    #expect(watch.look(sight(at: 40, calls: 0, trusted: true)) == nil)
    #expect(watch.look(sight(at: 99, calls: 0, trusted: true)) == nil)
    var other = StallWatch(limits: limits)
    #expect(other.look(sight(at: 0, calls: 0, trusted: false)) == nil)
    #expect(other.look(sight(at: 40, calls: 0, trusted: false)) == .idle)
  }

  @Test func aStrangersTimeIsNeverLongerThanThatOfWhoIsKnown() {
    var limits = limits
    limits.idleDurationBeforeAdmissionMax = .seconds(200)
    var watch = StallWatch(limits: limits)
    #expect(watch.look(sight(at: 0, calls: 0, trusted: false)) == nil)
    #expect(watch.look(sight(at: 100, calls: 0, trusted: false)) == .idle)
  }

  @Test func aStrangerWithACallInFlightIsNotIdle() {
    var watch = StallWatch(limits: limits)
    #expect(watch.look(sight(at: 0, trusted: false)) == nil)
    #expect(watch.look(sight(at: 500, trusted: false)) == nil)
  }

  @Test func aByteOrACallMakesAnIdleConnectionBusyAgain() {
    var watch = StallWatch(limits: limits)
    #expect(watch.look(sight(at: 0, calls: 0)) == nil)
    #expect(watch.look(sight(at: 60, bytes: 1, calls: 0)) == nil)
    #expect(watch.look(sight(at: 120, bytes: 1, calls: 1)) == nil)
    #expect(watch.look(sight(at: 500, bytes: 1, calls: 1)) == nil)
    #expect(watch.look(sight(at: 501, bytes: 1, calls: 0)) == nil)
    #expect(watch.look(sight(at: 601, bytes: 1, calls: 0)) == .idle)
  }

  @Test func aFrameThatTricklesInIsStalledHoweverManyBytesCome() {
    var watch = StallWatch(limits: limits)
    for second in 0..<30 {
      #expect(watch.look(sight(at: second, bytes: UInt64(second), midFrame: true)) == nil)
    }
    #expect(watch.look(sight(at: 30, bytes: 30, midFrame: true)) == .frame)
  }

  @Test func theNextFrameHasItsOwnTime() {
    var watch = StallWatch(limits: limits)
    #expect(watch.look(sight(at: 0, frames: 1, midFrame: true)) == nil)
    #expect(watch.look(sight(at: 29, frames: 2, midFrame: true)) == nil)
    #expect(watch.look(sight(at: 58, frames: 2, midFrame: true)) == nil)
    #expect(watch.look(sight(at: 59, frames: 2, midFrame: true)) == .frame)
  }

  @Test func aPeerIsNotBlamedWhileWeDoNotRead() {
    var watch = StallWatch(limits: limits)
    for second in stride(from: 0, to: 200, by: 10) {
      #expect(watch.look(sight(at: second, midFrame: true, paused: true)) == nil)
    }
  }

  @Test func aPeerThatTakesTooLittleIsStalled() {
    var watch = StallWatch(limits: limits)
    #expect(watch.look(sight(at: 0, waiting: 5_000)) == nil)
    #expect(watch.look(sight(at: 9, waiting: 5_000, taken: 500)) == nil)
    #expect(watch.look(sight(at: 10, waiting: 5_000, taken: 999)) == .output)
  }

  @Test func aPeerThatTakesEnoughOrAllOfItIsNot() {
    var watch = StallWatch(limits: limits)
    for step in 0..<10 {
      let taken = UInt64(step) * 1_000
      #expect(watch.look(sight(at: step * 10, waiting: 5_000, taken: taken)) == nil)
    }
    #expect(watch.look(sight(at: 105, waiting: 0, taken: 14_000)) == nil)
    #expect(watch.look(sight(at: 106, waiting: 10, taken: 14_000)) == nil)
    #expect(watch.look(sight(at: 115, waiting: 10, taken: 14_000)) == nil)
    #expect(watch.look(sight(at: 116, waiting: 10, taken: 14_000)) == .output)
  }

  @Test func theLooksAreSeveralWithinTheShortestTimeAndAtLeastOneASecond() {
    #expect(StallWatch.interval(limits: .default) == .seconds(1))
    var limits = Limits()
    limits.frameDurationMax = .milliseconds(400)
    #expect(StallWatch.interval(limits: limits) == .milliseconds(50))
    limits.idleDurationMax = .zero
    #expect(StallWatch.interval(limits: limits) == .milliseconds(5))
  }
}
