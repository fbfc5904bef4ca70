import FoundationEssentials
import Logging
import RPCCore
import RPCServer
import Synchronization

/// Tells of calls that took long: in the log, so many a second at the most, and by a count.
///
/// A call that streams takes as long as its caller likes, and is never slow.
final class SlowCallLog: Sendable {
  let durationMin: Duration
  private let logger: Logger
  private let allowance = Mutex(Allowance())
  private let number = Atomic<UInt64>(0)
  private let ended = Mutex<[Ended]>([])
  private static let latestMax = 20

  struct Ended: Sendable {
    let call: CallRecord
    /// Unix time.
    let endedAtSeconds: Double
  }

  /// Nil when no call is slow.
  convenience init?(_ configuration: OperationsConfiguration, logger: Logger) {
    guard let durationMin = configuration.slowCallDuration else { return nil }
    self.init(durationMin: durationMin, logger: logger)
  }

  init(durationMin: Duration, logger: Logger) {
    self.durationMin = durationMin
    self.logger = logger
  }

  var count: UInt64 { number.load(ordering: .relaxed) }

  /// The last of them, the latest first.
  var latest: [Ended] { ended.withLock { $0.reversed() } }

  func record(_ call: CallRecord) {
    guard call.duration >= durationMin, let method = call.method, method.kind == .unary else {
      return
    }
    number.wrappingAdd(1, ordering: .relaxed)
    ended.withLock { ended in
      if ended.count >= Self.latestMax { ended.removeFirst() }
      ended.append(Ended(call: call, endedAtSeconds: Date().timeIntervalSince1970))
    }
    guard let omitted = allowance.withLock({ $0.take(at: .now) }) else { return }
    logger.warning(
      "slow call",
      metadata: [
        "call_id": "\(call.callID)", "trace_id": "\(call.trace?.traceID ?? "")",
        "method": "\(method.fullName)", "code": "\(call.code.name)",
        "duration_ms": "\(call.duration / .milliseconds(1))", "omitted": "\(omitted)",
      ])
  }

  /// How many lines may still be written in this second.
  struct Allowance {
    static let linesMax = 10

    private var start: ContinuousClock.Instant?
    private var lines = 0
    private var omitted = 0

    /// - Returns: how many calls were not logged since the last one that was; nil when this one is not.
    mutating func take(at now: ContinuousClock.Instant) -> Int? {
      if let start, start.duration(to: now) < .seconds(1) {
        guard lines < Self.linesMax else {
          omitted += 1
          return nil
        }
      } else {
        start = now
        lines = 0
      }
      lines += 1
      defer { omitted = 0 }
      return omitted
    }
  }
}
