import RPCCore

/// Decides when a call begins whether its span is exported, by the names that OTEL_TRACES_SAMPLER has.
struct SpanSampler: Sendable, Hashable {
  enum Rule: String, CaseIterable, Sendable {
    case alwaysOn = "always_on"
    case alwaysOff = "always_off"
    case ratio = "traceidratio"
    case parentOrOn = "parentbased_always_on"
    case parentOrOff = "parentbased_always_off"
    case parentOrRatio = "parentbased_traceidratio"
  }

  let rule: Rule
  /// Of traces that are sampled by the ratio, 0 to 1.
  let ratio: Double

  /// - Parameter parent: as the caller says; nil for the first call of a trace.
  /// - Returns: the trace that the call is part of, with what was decided, for whoever is asked within it.
  func trace(_ parent: TraceContext?) -> TraceContext {
    guard var trace = parent else {
      var trace = TraceContext.new()
      trace.isSampled = isSampledAlone(trace)
      return trace
    }
    switch rule {
    case .parentOrOn, .parentOrOff, .parentOrRatio: break
    case .alwaysOn, .alwaysOff, .ratio: trace.isSampled = isSampledAlone(trace)
    }
    return trace
  }

  /// By the trace's id, so that everybody with the same ratio decides alike.
  private func isSampledAlone(_ trace: TraceContext) -> Bool {
    switch rule {
    case .alwaysOn, .parentOrOn: true
    case .alwaysOff, .parentOrOff: false
    case .ratio, .parentOrRatio:
      // The last 56 bits are the random ones (W3C Trace Context 2).
      Double(trace.low & 0xff_ffff_ffff_ffff) < ratio * 0x1p56
    }
  }
}
