/// How old an answer may be that a caller takes: `5s` or `500ms`, in the metadata of a call that reads.
public enum MaxStaleness {
  public static let metadataKey = "max_staleness"

  /// What somebody was asked to forget may be read for so long at most.
  public static let durationMax = Duration.seconds(60)

  /// - Returns: nil for what is no whole number of `s` or `ms`, is zero, or is over the maximum.
  public static func duration(_ text: String) -> Duration? {
    let digits = text.utf8.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard let count = Int64(Substring(digits)), count > 0, count <= 60_000 else { return nil }
    let duration: Duration
    switch text.dropFirst(digits.count) {
    case "s": duration = .seconds(count)
    case "ms": duration = .milliseconds(count)
    default: return nil
    }
    return duration <= durationMax ? duration : nil
  }

  /// Rounded down to milliseconds.
  package static func text(_ duration: Duration) -> String {
    "\(Int64(clamping: Deadline.nanoseconds(duration)) / 1_000_000)ms"
  }
}

extension RPCError {
  package static let maxStalenessInvalid = RPCError(
    .invalidArgument,
    "The metadata max_staleness must be a whole number of s or ms, from 1ms to 60s, such as 5s.",
    reason: "MAX_STALENESS_INVALID")
}
