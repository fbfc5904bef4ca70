/// One piece of work of a trace, as OpenTelemetry has it. Its attributes are names and numbers of ours: nothing of a person.
package struct TraceSpan: Sendable, Hashable {
  package enum Kind: Int, Sendable {
    case server = 2
  }

  package enum Value: Sendable, Hashable {
    case text(String)
    case integer(Int64)
  }

  package struct Attribute: Sendable, Hashable {
    package let name: String
    package let value: Value

    package init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// Thirty-two hexadecimal digits.
  package let traceID: String
  /// Sixteen hexadecimal digits.
  package let spanID: String
  /// Nil for the first of its trace.
  package let parentSpanID: String?
  package let name: String
  package let kind: Kind
  package let startUnixNanos: UInt64
  package let endUnixNanos: UInt64
  package let attributes: [Attribute]
  /// Whether whoever serves is to blame; what the caller did wrong is no error of the span.
  package let isError: Bool

  package init(
    traceID: String, spanID: String, parentSpanID: String?, name: String, kind: Kind,
    startUnixNanos: UInt64, endUnixNanos: UInt64, attributes: [Attribute], isError: Bool
  ) {
    self.traceID = traceID
    self.spanID = spanID
    self.parentSpanID = parentSpanID
    self.name = name
    self.kind = kind
    self.startUnixNanos = startUnixNanos
    self.endUnixNanos = endUnixNanos
    self.attributes = attributes
    self.isError = isError
  }
}
