/// How the calls of one method have ended since the start.
package final class CallStatistics: Sendable {
  package struct Snapshot: Sendable {
    package let codes: [RPCCode: UInt64]
    /// Of the calls that were begun: a refusal takes no time, and would hide what takes some.
    package let durations: DurationHistogram.Snapshot
  }

  private let codes = CodeCounts()
  private let durations = DurationHistogram()

  package init() {}

  /// A call that was begun is over, and its caller was answered this.
  package func ended(_ code: RPCCode, after duration: Duration) {
    codes.add(code)
    durations.add(duration)
  }

  /// A call was answered without being begun.
  package func refused(_ code: RPCCode) { codes.add(code) }

  package var snapshot: Snapshot {
    Snapshot(codes: codes.all, durations: durations.snapshot)
  }
}
