import CRMProto
import Protobuf

extension TopReport {
  /// For programs: the rates, then what the server said, whose counts of methods they were made of.
  var members: [JSONValue.Member] {
    var members: [JSONValue.Member] = [
      .init("server", .string(server)), .init("interval_seconds", Self.number(seconds)),
      .init("since_start", .bool(isSinceStart)),
      .init("calls_per_second", Self.number(callsPerSecond)),
      .init("failed_per_second", Self.number(failedPerSecond)),
      .init("refused_per_second", Self.number(refusedPerSecond)),
      .init("p50_ms", Self.milliseconds(p50)), .init("p99_ms", Self.milliseconds(p99)),
      .init("received_bytes_per_second", Self.number(receivedPerSecond)),
      .init("sent_bytes_per_second", Self.number(sentPerSecond)),
      .init("cpu_share", Self.number(cpuShare)),
      .init("method_rates", .array(methods.map(Self.json))),
    ]
    // What came over the wire has a form in JSON.
    if case .object(let said)? = try? status.json() { members += said }
    return members
  }

  private static func json(_ method: Method) -> JSONValue {
    [
      "method": .string(method.name), "streaming": .bool(method.isStreaming),
      "calls_per_second": number(method.callsPerSecond),
      "failed_per_second": number(method.failedPerSecond), "p50_ms": milliseconds(method.p50),
      "p99_ms": milliseconds(method.p99),
    ]
  }

  private static func milliseconds(_ seconds: Double?) -> JSONValue {
    seconds.map { number($0 * 1_000) } ?? .null
  }

  /// To a thousandth.
  private static func number(_ value: Double) -> JSONValue {
    JSONNumber((value * 1_000).rounded() / 1_000).map { .number($0) } ?? .null
  }
}
