import FoundationEssentials
import RPCCore
import RPCServer
import SpanExport

/// Makes a span of each call that was begun and is sampled. Holds no address of a caller, no name of one, and nothing of what
/// is said.
struct CallSpans: Sendable {
  let queue: SpanQueue
  let sampler: SpanSampler

  init(_ tracing: TracingConfiguration) {
    queue = SpanQueue(countMax: TracingConfiguration.queueCountMax)
    sampler = tracing.sampler
  }

  /// On the connection's thread, behind the call's answer.
  func record(_ call: CallRecord) {
    guard let trace = call.trace, trace.isSampled, let method = call.method else { return }
    let end = UInt64(max(0, Date().timeIntervalSince1970 * 1e9))
    let duration = UInt64(max(0, call.duration / .nanoseconds(1)))
    queue.add(
      TraceSpan(
        traceID: trace.traceID, spanID: call.callID.description,
        parentSpanID: trace.parentSpan == 0
          ? nil : CallID(rawValue: trace.parentSpan).description,
        name: method.fullName, kind: .server, startUnixNanos: end - min(end, duration),
        endUnixNanos: end, attributes: Self.attributes(method, call.code),
        isError: Self.isOurs(call.code)))
  }

  /// By OpenTelemetry's names (semantic conventions, "RPC"); the codes are those of gRPC.
  private static func attributes(_ method: MethodDescriptor, _ code: RPCCode) -> [TraceSpan
    .Attribute]
  {
    [
      .init("rpc.system", .text("ttrpc")), .init("rpc.service", .text(method.service)),
      .init("rpc.method", .text(method.name)),
      .init("rpc.grpc.status_code", .integer(Int64(code.rawValue))),
      .init("rpc.response.status_code", .text(code.name)),
    ] + (isOurs(code) ? [.init("error.type", .text(code.name))] : [])
  }

  /// What a server is to blame for (semantic conventions, "gRPC").
  private static func isOurs(_ code: RPCCode) -> Bool {
    switch code {
    case .unknown, .deadlineExceeded, .unimplemented, .internal, .unavailable, .dataLoss: true
    default: false
    }
  }
}
