import CRMProto
import Foundation
import WireProto

/// A report as lines for people.
struct TopText {
  private let report: TopReport
  /// Of the terminal; nil where nothing may be cut.
  private let width: Int?
  private static let methodsMax = 10

  init(_ report: TopReport, width: Int?) {
    self.report = report
    self.width = width
  }

  /// What is looked at first stands first: what does not fit on a terminal is left out from the end.
  func lines() -> [String] {
    var lines = [heading, ""] + load
    lines += table("POOLS", pools)
    lines += table("METHODS \(report.isSinceStart ? "since the start" : "now")", methods)
    lines += table("CALLS IN FLIGHT (\(report.status.liveCallCount))", liveCalls)
    lines += table("SLOW STATEMENTS", slowStatements)
    lines += table("SLOW CALLS", slowCalls)
    return lines
  }

  private var heading: String {
    let status = report.status
    let state = status.serving ? Colour.green.paint("serving") : Colour.red.paint("not serving")
    let upFor = (status.serverTime?.seconds ?? 0) - (status.startTime?.seconds ?? 0)
    return
      "crm-server \(PrintableText.of(status.version)) at \(report.server)  \(state)  up \(Self.age(upFor * 1_000))  "
      + InstantText.of(status.serverTime)
  }

  private var load: [String] {
    let status = report.status
    let calls = status.calls ?? CallLoad()
    let process = status.process ?? ProcessLoad()
    let connections = status.connections ?? ConnectionLoad()
    let refused = calls.refused.map { "\($0.code) \($0.count)" }.joined(separator: ", ")
    var fields = FieldList()
    fields.add(
      "calls",
      "\(Self.rate(report.callsPerSecond))/s, failed \(Self.rate(report.failedPerSecond))/s, in flight "
        + "\(calls.inFlight) of \(calls.limit), long \(calls.longInFlight) of \(calls.longLimit)")
    fields.add("latency", "p50 \(Self.latency(report.p50)), p99 \(Self.latency(report.p99))")
    fields.add(
      "refused",
      "\(Self.rate(report.refusedPerSecond))/s" + (refused.isEmpty ? "" : "; in all \(refused)"))
    if calls.slowMillis > 0 {
      fields.add("slow", "\(calls.slow) took \(calls.slowMillis) ms or longer")
    }
    fields.add(
      "network",
      "\(connections.open) connections of \(connections.limit), in \(Self.bytes(report.receivedPerSecond))/s, "
        + "out \(Self.bytes(report.sentPerSecond))/s")
    fields.add("memory", Self.memory(process))
    fields.add(
      "process",
      "CPU \(NumberText.percent(report.cpuShare)), \(process.threads) threads, \(process.openFiles) files"
    )
    let waiting = status.waiting.map(Self.waiting) ?? [("segments", "not read yet")]
    for (name, text) in waiting { fields.add(name, text) }
    return fields.text.split(separator: "\n").map { cut(String($0)) }
  }

  private static func memory(_ process: ProcessLoad) -> String {
    "\(bytes(Double(process.residentBytes))), decoding \(bytes(Double(process.decodingBytes))) of "
      + "\(bytes(Double(process.decodingBytesLimit))), requests \(bytes(Double(process.requestBytes))) of "
      + bytes(Double(process.requestBytesLimit))
  }

  private static func waiting(_ work: WaitingWork) -> [(String, String)] {
    [
      (
        "segments",
        "\(work.segmentsReady) ready, \(work.segmentsPending) pending, \(work.segmentsCalculating) "
          + "calculating, \(work.segmentsFailed) failed; \(work.flipsScheduled) flips scheduled, "
          + "\(work.flipsLate) late\(late(work.flipLatenessSeconds))"
      ),
      (
        "outbox",
        "\(work.outboxEvents) events\(late(work.oldestOutboxEventSeconds)); audit "
          + "\(work.auditEntriesUnsealed) unsealed\(late(work.oldestUnsealedSeconds))"
      ),
    ]
  }

  private static func late(_ seconds: Double) -> String {
    seconds > 0 ? " (oldest \(age(Int64(seconds * 1_000))))" : ""
  }

  private var pools: Table {
    var table = Table(headings: ["POOL", "OPEN", "IN FLIGHT", "WAITING", ""])
    table.rows = report.status.pools.map {
      [$0.pool, "\($0.open)", "\($0.inFlight)", "\($0.waiting)", $0.down ? "down" : ""]
    }
    return table
  }

  private var methods: Table {
    var table = Table(headings: ["METHOD", "CALLS/S", "FAILED/S", "P50", "P99"])
    table.rows = report.methods.prefix(Self.methodsMax).map {
      [
        Self.short($0.name), Self.rate($0.callsPerSecond), Self.rate($0.failedPerSecond),
        Self.latency($0.p50), Self.latency($0.p99),
      ]
    }
    return table
  }

  private var liveCalls: Table { LiveCallText.table(report.status.liveCalls) }

  private var slowCalls: Table {
    var table = Table(headings: ["CALL ID", "METHOD", "TOOK", "CODE", "PEER", "ENDED"])
    table.rows = report.status.slowCalls.map {
      [
        $0.callID, Self.short($0.method), Self.age($0.durationMillis), $0.code, $0.peer,
        InstantText.of($0.endTime),
      ]
    }
    return table
  }

  private var slowStatements: Table {
    var table = Table(headings: ["PID", "AGE", "STATE", "WAITS FOR", "STATEMENT"])
    table.rows = report.status.slowStatements.map {
      ["\($0.processID)", Self.age($0.ageMillis), $0.state, $0.waitsFor, $0.text]
    }
    return table
  }

  /// Nothing for a table without rows.
  private func table(_ title: String, _ table: Table) -> [String] {
    guard !table.rows.isEmpty else { return [] }
    return ["", title] + table.text(width: width).split(separator: "\n").map(String.init)
  }

  private func cut(_ line: String) -> String {
    width.map { DisplayWidth.cut(line, to: $0) } ?? line
  }
}

// MARK: Numbers

extension TopText {
  /// Without the package, which is the same for nearly all.
  static func short(_ method: String) -> String {
    method.hasPrefix("crm.v1.") ? String(method.dropFirst("crm.v1.".count)) : method
  }

  static func rate(_ value: Double) -> String {
    String(format: value < 10 ? "%.1f" : "%.0f", value)
  }

  static func latency(_ seconds: Double?) -> String {
    guard let seconds else { return "-" }
    return seconds < 1
      ? String(format: "%.1f ms", seconds * 1_000) : String(format: "%.2f s", seconds)
  }

  static func bytes(_ count: Double) -> String {
    let units = ["B", "KiB", "MiB", "GiB"]
    let power = min(units.count - 1, count < 1_024 ? 0 : Int(log2(count) / 10))
    let number = String(format: power == 0 ? "%.0f" : "%.1f", count / pow(1_024, Double(power)))
    return "\(number) \(units[power])"
  }

  /// `12 ms`, `4.2 s`, `3:07:12`, `2 d 03:07:12`.
  static func age(_ milliseconds: Int64) -> String {
    if milliseconds < 1_000 { return "\(milliseconds) ms" }
    let seconds = milliseconds / 1_000
    if seconds < 60 { return String(format: "%.1f s", Double(milliseconds) / 1_000) }
    let clock = [seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    return seconds < 86_400 ? clock : "\(seconds / 86_400) d \(clock)"
  }
}
