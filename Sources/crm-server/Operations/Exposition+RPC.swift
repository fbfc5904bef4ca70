import Operations
import RPCCore
import RPCServer

extension Exposition {
  mutating func add(_ statistics: ServerStatistics) {
    addCalls(statistics)
    addDurations(statistics)
    addLoad(statistics)
    addConnections(statistics)
  }

  private mutating func addCalls(_ statistics: ServerStatistics) {
    let calls: StaticString = "crm_rpc_calls_total"
    begin(calls, .counter, "Calls that were answered, by what they were answered.")
    for method in statistics.methods {
      for code in RPCCode.allCases {
        let count = method.calls.codes[code] ?? 0
        // The count of successes is there from the start, so that rates are right from the first one on.
        guard count > 0 || code == .ok else { continue }
        sample(
          calls, ["service": method.service, "method": method.name, "code": code.name], count)
      }
    }
    for code in RPCCode.allCases {
      guard let count = statistics.unroutedCalls[code], count > 0 else { continue }
      // What the caller wrote there is the caller's: it may be anything.
      sample(calls, ["service": "unknown", "method": "unknown", "code": code.name], count)
    }
    let refused: StaticString = "crm_rpc_calls_refused_total"
    begin(
      refused, .counter,
      "Calls that were answered without being begun: at a limit, while draining, of no method.")
    for code in RPCCode.allCases where code != .ok {
      sample(refused, ["code": code.name], statistics.callsRefused[code] ?? 0)
    }
  }

  private mutating func addDurations(_ statistics: ServerStatistics) {
    let name: StaticString = "crm_rpc_call_duration_seconds"
    begin(name, .histogram, "From the arrival of a request to the end of its call.")
    let bounds = DurationHistogram.bounds.map { $0 / .seconds(1) }
    for method in statistics.methods where method.calls.durations.count > 0 {
      histogram(
        name, ["service": method.service, "method": method.name], bounds: bounds,
        counts: method.calls.durations.counts, sum: method.calls.durations.seconds)
    }
  }

  private mutating func addLoad(_ statistics: ServerStatistics) {
    let kinds = [
      ("all", statistics.callsInFlight, statistics.callsMax),
      ("long", statistics.longCallsInFlight, statistics.longCallsMax),
    ]
    let running: StaticString = "crm_rpc_calls_in_flight"
    begin(running, .gauge, "Calls whose handlers run; long ones answer many rows.")
    for kind in kinds { sample(running, ["kind": kind.0], kind.1) }
    let limit: StaticString = "crm_rpc_calls_in_flight_limit"
    begin(limit, .gauge, "Beyond it calls are refused.")
    for kind in kinds { sample(limit, ["kind": kind.0], kind.2) }
    add(
      "crm_rpc_received_bytes_total", .counter, "Bytes of frames from callers, TLS not counted.",
      statistics.bytesReceived)
    add(
      "crm_rpc_sent_bytes_total", .counter, "Bytes of frames to callers, TLS not counted.",
      statistics.bytesSent)
    add(
      "crm_rpc_frames_refused_total", .counter,
      "Frames that were refused as such: too long, or of no stream.", statistics.framesRefused)
  }

  private mutating func addConnections(_ statistics: ServerStatistics) {
    add(
      "crm_rpc_connections_open", .gauge, "Connections that are open.",
      statistics.connectionsOpen)
    add(
      "crm_rpc_connections_limit", .gauge, "Beyond it connections are closed as they are accepted.",
      statistics.connectionsMax)
    add(
      "crm_rpc_connections_accepted_total", .counter, "Connections that were accepted and kept.",
      statistics.connectionsAccepted)
    add(
      "crm_rpc_connections_refused_total", .counter, "Connections that were closed at the limit.",
      statistics.connectionsRefused)
    add(
      "crm_rpc_connections_stalled_total", .counter,
      "Connections that were closed because the peer stalled or idled.",
      statistics.connectionsStalled)
    add(
      "crm_rpc_handshakes_failed_total", .counter, "TLS handshakes that failed.",
      statistics.handshakesFailed)
  }
}
