import RPCCore
import RPCServer
import SpanExport

/// Who is told of calls that have ended.
struct CallObservers: Sendable {
  /// Nil when no call is slow.
  let slowCalls: SlowCallLog?
  /// Nil when nobody takes spans.
  let spans: CallSpans?

  /// Nil when nobody wants to know.
  var onCall: (@Sendable (CallRecord) -> Void)? {
    guard let spans else { return slowCalls?.record }
    guard let slowCalls else { return spans.record }
    return {
      slowCalls.record($0)
      spans.record($0)
    }
  }

  /// Nil: a call is part of the trace that its caller names.
  var joinTrace: (@Sendable (TraceContext?) -> TraceContext?)? {
    guard let sampler = spans?.sampler else { return nil }
    return { sampler.trace($0) }
  }

  /// Nobody wants to know of calls that took less.
  var durationMin: Duration { spans == nil ? slowCalls?.durationMin ?? .zero : .zero }
}
