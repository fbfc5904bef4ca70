import CRMProto
import WireProto

/// What a server did between two looks at it, or since its start when there was no look before.
struct TopReport: Sendable {
  struct Method: Sendable {
    let name: String
    let isStreaming: Bool
    let callsPerSecond: Double
    let failedPerSecond: Double
    /// In seconds; nil when none ended.
    let p50: Double?
    let p99: Double?
  }

  let server: String
  let status: ServerStatus
  /// What the rates are of.
  let seconds: Double
  let isSinceStart: Bool
  /// The busiest first, those alone that were called meanwhile.
  let methods: [Method]
  let refusedPerSecond: Double
  let receivedPerSecond: Double
  let sentPerSecond: Double
  /// Of one processor.
  let cpuShare: Double
  /// Of unary calls, in seconds; nil when none ended.
  let p50: Double?
  let p99: Double?

  var callsPerSecond: Double { methods.reduce(0) { $0 + $1.callsPerSecond } }
  var failedPerSecond: Double { methods.reduce(0) { $0 + $1.failedPerSecond } }

  init(server: String, status: ServerStatus, since given: ServerStatus?) {
    // A server that was started again counts from nothing.
    let earlier = given?.startTime == status.startTime ? given : nil
    let from = earlier?.serverTime ?? status.startTime
    let seconds = max(0.001, (status.serverTime?.seconds(since: from)) ?? 0)
    func perSecond(_ count: Int64, _ before: Int64?) -> Double {
      Double(max(0, count - (before ?? 0))) / seconds
    }
    self.server = server
    self.status = status
    self.seconds = seconds
    isSinceStart = earlier == nil
    methods = Self.methods(status, earlier, perSecond)
    refusedPerSecond = perSecond(
      status.calls?.refusedCount ?? 0, earlier?.calls?.refusedCount)
    receivedPerSecond = perSecond(
      status.connections?.bytesReceived ?? 0, earlier?.connections?.bytesReceived)
    sentPerSecond = perSecond(
      status.connections?.bytesSent ?? 0, earlier?.connections?.bytesSent)
    let cpuSeconds = (status.process?.cpuSeconds ?? 0) - (earlier?.process?.cpuSeconds ?? 0)
    cpuShare = max(0, cpuSeconds) / seconds
    let unary = Self.unaryDurations(status, earlier)
    p50 = unary.quantile(0.5)
    p99 = unary.quantile(0.99)
  }

  private static func methods(
    _ status: ServerStatus, _ earlier: ServerStatus?,
    _ perSecond: (Int64, Int64?) -> Double
  ) -> [Method] {
    let before = Dictionary(
      (earlier?.methods ?? []).map { ($0.method, $0) }, uniquingKeysWith: { first, _ in first })
    return status.methods.compactMap { load -> Method? in
      let last = before[load.method]
      guard load.calls > last?.calls ?? 0 else { return nil }
      let durations = DurationCounts(bounds: status.durationBounds, counts: load.durationCounts)
        .since(last?.durationCounts ?? [])
      return Method(
        name: load.method, isStreaming: load.streaming,
        callsPerSecond: perSecond(load.calls, last?.calls),
        failedPerSecond: perSecond(load.failed, last?.failed), p50: durations.quantile(0.5),
        p99: durations.quantile(0.99))
    }.sorted { ($1.callsPerSecond, $0.name) < ($0.callsPerSecond, $1.name) }
  }

  private static func unaryDurations(
    _ status: ServerStatus, _ earlier: ServerStatus?
  ) -> DurationCounts {
    var now = DurationCounts(bounds: status.durationBounds)
    for load in status.methods where !load.streaming { now.add(load.durationCounts) }
    var before = DurationCounts(bounds: status.durationBounds)
    for load in earlier?.methods ?? [] where !load.streaming { before.add(load.durationCounts) }
    return now.since(before.counts)
  }
}

extension CallLoad {
  var refusedCount: Int64 { refused.reduce(0) { $0 + $1.count } }
}

extension GoogleProtobuf.Timestamp {
  fileprivate func seconds(since earlier: GoogleProtobuf.Timestamp?) -> Double {
    guard let earlier else { return 0 }
    return Double(seconds - earlier.seconds) + Double(nanos - earlier.nanos) / 1e9
  }
}
