import RPCClient
import RPCCore
import Testing

@Suite struct RetryPolicyTests {
  private let policy = RetryPolicy()
  private let lost = RPCError.connectionLost
  private let stopping = RPCError.serverStopping(retryDelay: .milliseconds(100))

  private func verdict(
    _ error: RPCError, attempt: Int = 1, isRepeatable: Bool = false, spread: Double = 1
  ) -> RetryPolicy.Verdict {
    policy.verdict(on: error, attempt: attempt, isRepeatable: isRepeatable, spread: spread)
  }

  @Test func aCallThatNoServerHasBegunIsMadeAgainWhateverItIs() {
    #expect(verdict(.connectFailed) == .retry(after: .milliseconds(50)))
    #expect(verdict(stopping) == .retry(after: .zero))
    #expect(verdict(stopping, attempt: 2) == .retry(after: .milliseconds(100)))
  }

  @Test func aCallOfUnknownOutcomeIsMadeAgainOnlyWhenItMayBeDoneTwice() {
    let unavailable = RPCError(
      .unavailable, "The database is away.", reason: "DATABASE_UNAVAILABLE")
    for error in [lost, unavailable] {
      #expect(verdict(error) == .giveUp)
      #expect(verdict(error, isRepeatable: true) == .retry(after: .milliseconds(50)))
    }
  }

  @Test func errorsThatTryingAgainDoesNotMendAreFinal() {
    for error in [RPCError.deadlineExceeded, .cancelled, .requestTooLong, .methodUnknown] {
      #expect(verdict(error, isRepeatable: true) == .giveUp)
    }
  }

  @Test func theServersDelayIsKeptWithinReason() {
    let busy = RPCError.tooManyCalls(retryDelay: .milliseconds(100))
    #expect(verdict(busy) == .giveUp)
    #expect(verdict(busy, isRepeatable: true, spread: 0) == .retry(after: .milliseconds(100)))
    #expect(verdict(busy, isRepeatable: true, spread: 1) == .retry(after: .milliseconds(150)))
    let never = RPCError.tooManyCalls(retryDelay: .seconds(1_000_000))
    #expect(verdict(never, isRepeatable: true, spread: 0) == .retry(after: .seconds(2)))
  }

  @Test func delaysDoubleUpToTheirMaximumAndAreSpreadOverTheirUpperHalf() {
    let full = (1...8).map { policy.delay(attempt: $0, spread: 1) / .milliseconds(1) }
    #expect(full == [50, 100, 200, 400, 800, 1_600, 2_000, 2_000])
    #expect(policy.delay(attempt: 1, spread: 0) == .milliseconds(25))
    #expect(policy.delay(attempt: .max, spread: 1) == .seconds(2))
  }

  @Test func theAttemptsEnd() {
    #expect(verdict(.connectFailed, attempt: 5) == .giveUp)
    #expect(
      RetryPolicy.none.verdict(on: .connectFailed, attempt: 1, isRepeatable: true, spread: 1)
        == .giveUp)
  }
}
