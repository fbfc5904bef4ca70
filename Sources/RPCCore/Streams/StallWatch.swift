/// Decides when a peer has stalled for too long, from looks at its connection at intervals. A look
/// costs nothing between: the connection only counts.
package struct StallWatch {
  /// A connection at one moment.
  package struct Sight {
    package var now: ContinuousClock.Instant
    /// Of any kind, since the connection began.
    package var bytesReceived: UInt64
    package var framesReceived: UInt64
    /// A frame has begun and is not there in full.
    package var isMidFrame: Bool
    /// It is we who do not read.
    package var isReadingPaused: Bool
    package var callCount: Int
    /// Whether it is known who is at the other end, or nobody asks.
    package var isTrusted: Bool
    /// Written, and not taken by the kernel yet.
    package var outputBytesWaiting: Int
    /// Taken by the kernel since the connection began.
    package var outputBytesTaken: UInt64

    package init(
      now: ContinuousClock.Instant, bytesReceived: UInt64, framesReceived: UInt64,
      isMidFrame: Bool, isReadingPaused: Bool, callCount: Int, isTrusted: Bool,
      outputBytesWaiting: Int, outputBytesTaken: UInt64
    ) {
      self.now = now
      self.bytesReceived = bytesReceived
      self.framesReceived = framesReceived
      self.isMidFrame = isMidFrame
      self.isReadingPaused = isReadingPaused
      self.callCount = callCount
      self.isTrusted = isTrusted
      self.outputBytesWaiting = outputBytesWaiting
      self.outputBytesTaken = outputBytesTaken
    }
  }

  package enum Stall: String, Sendable {
    case idle = "nothing was called"
    case frame = "a frame did not arrive in full"
    case output = "the peer does not take its answers"
  }

  /// Something that has lasted since `since`, and the count that would change with progress.
  private struct Wait {
    let since: ContinuousClock.Instant
    let count: UInt64
  }

  private let limits: Limits
  private var idle: Wait?
  private var frame: Wait?
  private var output: Wait?

  package init(limits: Limits) {
    self.limits = limits
  }

  /// How often to look.
  package static func interval(limits: Limits) -> Duration {
    let shortest = min(
      limits.idleDurationMax, limits.idleDurationBeforeAdmissionMax, limits.frameDurationMax,
      limits.outputStallDurationMax)
    return min(max(shortest / 8, .milliseconds(5)), .seconds(1))
  }

  /// What has lasted too long, if anything has.
  package mutating func look(_ sight: Sight) -> Stall? {
    if isOutputStalled(sight) { return .output }
    let isFrameDue = sight.isMidFrame && !sight.isReadingPaused
    if Self.lasts(
      &frame, isFrameDue, sight.framesReceived, sight.now, limits.frameDurationMax)
    {
      return .frame
    }
    let isIdle = sight.callCount == 0 && sight.outputBytesWaiting == 0
    let idleDurationMax =
      sight.isTrusted
      ? limits.idleDurationMax : min(limits.idleDurationMax, limits.idleDurationBeforeAdmissionMax)
    if Self.lasts(&idle, isIdle, sight.bytesReceived, sight.now, idleDurationMax) {
      return .idle
    }
    return nil
  }

  private static func lasts(
    _ wait: inout Wait?, _ isSo: Bool, _ count: UInt64, _ now: ContinuousClock.Instant,
    _ durationMax: Duration
  ) -> Bool {
    guard isSo else {
      wait = nil
      return false
    }
    guard let current = wait, current.count == count else {
      wait = Wait(since: now, count: count)
      return false
    }
    return current.since.duration(to: now) >= durationMax
  }

  private mutating func isOutputStalled(_ sight: Sight) -> Bool {
    guard sight.outputBytesWaiting > 0 else {
      output = nil
      return false
    }
    guard let current = output else {
      output = Wait(since: sight.now, count: sight.outputBytesTaken)
      return false
    }
    guard current.since.duration(to: sight.now) >= limits.outputStallDurationMax else {
      return false
    }
    // Below zero under TLS, when more was written than was taken: what waits is longer encrypted.
    let taken = Int64(bitPattern: sight.outputBytesTaken &- current.count)
    if taken < Int64(clamping: limits.outputBytesMin) {
      return true
    }
    output = Wait(since: sight.now, count: sight.outputBytesTaken)
    return false
  }
}
