import CRMProto
import GRPCProto
import Operations
import Postgres
import Protobuf
import RPCCore
import RPCServer
import RPCServices
import WireProto

extension ServerStatus {
  /// All but what has to be asked for: the calls in flight and PostgreSQL's statements.
  /// - Parameter now: Unix time.
  init(_ program: ServedProgram, at now: Double, pools: DatabaseStatistics) {
    let statistics = program.server.statistics
    let facts = ProcessFacts.current()
    self.init(
      version: Version.current, serverTime: .init(unixSeconds: now),
      startTime: facts.map { .init(unixSeconds: $0.startSeconds) },
      serving: program.board.status(of: "") == .serving,
      calls: CallLoad(statistics, program.slowCalls),
      durationBounds: DurationHistogram.bounds.map { $0 / .seconds(1) },
      methods: statistics.methods.compactMap { MethodLoad($0) },
      connections: ConnectionLoad(statistics), pools: PoolLoad.all(pools),
      slowCalls: program.slowCalls?.latest.map { SlowCall($0) } ?? [],
      waiting: program.backlog.last.map { WaitingWork($0) },
      process: ProcessLoad(facts, statistics))
  }
}

extension CallLoad {
  fileprivate init(_ statistics: ServerStatistics, _ slowCalls: SlowCallLog?) {
    self.init(
      inFlight: Int32(clamping: statistics.callsInFlight),
      limit: Int32(clamping: statistics.callsMax),
      longInFlight: Int32(clamping: statistics.longCallsInFlight),
      longLimit: Int32(clamping: statistics.longCallsMax),
      refused: RPCCode.allCases.compactMap { code in
        guard let count = statistics.callsRefused[code], count > 0 else { return nil }
        return CodeCount(code: code.name, count: Int64(clamping: count))
      },
      slow: Int64(clamping: slowCalls?.count ?? 0),
      slowMillis: slowCalls.map { Int64($0.durationMin / .milliseconds(1)) } ?? 0)
  }
}

extension MethodLoad {
  /// Nil for a method that was never called.
  fileprivate init?(_ method: ServerStatistics.Method) {
    let calls = method.calls.codes.values.reduce(0, +)
    guard calls > 0 else { return nil }
    self.init(
      method: "\(method.service)/\(method.name)", streaming: method.kind != .unary,
      calls: Int64(clamping: calls),
      failed: Int64(clamping: calls - (method.calls.codes[.ok] ?? 0)),
      durationCounts: method.calls.durations.counts.map { Int64(clamping: $0) })
  }
}

extension ConnectionLoad {
  fileprivate init(_ statistics: ServerStatistics) {
    self.init(
      open: Int32(clamping: statistics.connectionsOpen),
      limit: Int32(clamping: statistics.connectionsMax),
      accepted: Int64(clamping: statistics.connectionsAccepted),
      refused: Int64(clamping: statistics.connectionsRefused),
      stalled: Int64(clamping: statistics.connectionsStalled),
      handshakesFailed: Int64(clamping: statistics.handshakesFailed),
      bytesReceived: Int64(clamping: statistics.bytesReceived),
      bytesSent: Int64(clamping: statistics.bytesSent))
  }
}

extension PoolLoad {
  fileprivate static func all(_ statistics: DatabaseStatistics) -> [PoolLoad] {
    statistics.named.map { name, pool in
      PoolLoad(
        pool: name, open: Int32(clamping: pool.openConnections),
        inFlight: Int32(clamping: pool.callsInFlight),
        waiting: Int32(clamping: pool.waitingCalls), down: pool.isDown)
    }
  }
}

extension ProcessLoad {
  fileprivate init(_ facts: ProcessFacts?, _ statistics: ServerStatistics) {
    self.init(
      residentBytes: Int64(facts?.residentBytes ?? 0), cpuSeconds: facts?.cpuSeconds ?? 0,
      threads: Int32(clamping: facts?.threads ?? 0),
      openFiles: Int32(clamping: facts?.openFiles ?? 0),
      decodingBytes: Int64(MemoryBudget.decoding.bytesInUse),
      decodingBytesLimit: Int64(MemoryBudget.decoding.bytesMax),
      requestBytes: Int64(statistics.requestBytes),
      requestBytesLimit: Int64(statistics.requestBytesMax))
  }
}
