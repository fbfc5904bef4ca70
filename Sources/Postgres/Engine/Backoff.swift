/// How long to wait between attempts to connect: doubling, with jitter.
///
/// The ceiling is below a second, so that a server that is back is in use within a second.
struct Backoff {
  private static let first = Duration.milliseconds(50)
  private static let ceiling = Duration.milliseconds(800)

  private(set) var failures = 0

  /// - Parameter jitter: 0 ..< 1; the wait is between half and all of its nominal length.
  mutating func failed(jitter: Double) -> Duration {
    let nominal = min(Self.first * (1 << min(failures, 10)), Self.ceiling)
    failures += 1
    return nominal * (0.5 + jitter / 2)
  }

  mutating func succeeded() {
    failures = 0
  }
}
