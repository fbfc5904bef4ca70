import Protobuf

/// The body of an export: `ExportTraceServiceRequest` in OTLP's JSON (opentelemetry-proto, "OTLP/HTTP": ids are hexadecimal
/// digits there, enums are numbers, 64-bit integers are strings).
struct TraceExportRequest {
  let resource: [TraceSpan.Attribute]
  let scope: (name: String, version: String)
  let spans: [TraceSpan]

  var json: JSONValue {
    [
      "resourceSpans": [
        [
          "resource": ["attributes": Self.json(resource)],
          "scopeSpans": [
            [
              "scope": ["name": .string(scope.name), "version": .string(scope.version)],
              "spans": .array(spans.map(Self.json)),
            ]
          ],
        ]
      ]
    ]
  }

  private static func json(_ span: TraceSpan) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("traceId", .string(span.traceID)), .init("spanId", .string(span.spanID)),
    ]
    if let parent = span.parentSpanID { members.append(.init("parentSpanId", .string(parent))) }
    members += [
      .init("name", .string(span.name)),
      .init("kind", .number(JSONNumber(span.kind.rawValue))),
      .init("startTimeUnixNano", .string("\(span.startUnixNanos)")),
      .init("endTimeUnixNano", .string("\(span.endUnixNanos)")),
      .init("attributes", json(span.attributes)),
      // STATUS_CODE_ERROR, or STATUS_CODE_UNSET.
      .init("status", span.isError ? ["code": 2] : [:]),
    ]
    return .object(members)
  }

  private static func json(_ attributes: [TraceSpan.Attribute]) -> JSONValue {
    .array(
      attributes.map { attribute in
        let value: JSONValue =
          switch attribute.value {
          case .text(let text): ["stringValue": .string(text)]
          case .integer(let number): ["intValue": .string("\(number)")]
          }
        return ["key": .string(attribute.name), "value": value]
      })
  }
}
