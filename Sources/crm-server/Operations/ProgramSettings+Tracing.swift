import SpanExport

/// Where spans go, and which.
struct TracingConfiguration {
  let exporter: SpanExporter.Configuration
  let sampler: SpanSampler

  /// Of OTEL_BSP_MAX_QUEUE_SIZE; more are dropped and counted.
  static let queueCountMax = 2_048
}

extension ProgramSettings {
  private static let delayMillisMax = 60_000

  /// By OpenTelemetry's own names of the environment.
  /// - Returns: nil when nobody names a collector, or OTEL_SDK_DISABLED says so: then nothing is measured for it.
  /// - Throws: `StartError`, which names the setting.
  func tracing() throws -> TracingConfiguration? {
    guard let url = try tracesURL(), try !flag(.tracingDisabled) else { return nil }
    if let wire = value(.tracesProtocol), wire != "http/json" {
      throw StartError("OTEL_EXPORTER_OTLP_PROTOCOL must be http/json, which is all there is here")
    }
    var exporter = SpanExporter.Configuration(url: url)
    exporter.headers = try pairs(.tracesHeaders)
    exporter.resource = try resource()
    exporter.scopeName = "crm-server"
    exporter.scopeVersion = Version.current
    exporter.interval = try spanDelay()
    return TracingConfiguration(exporter: exporter, sampler: try spanSampler())
  }

  private func resource() throws -> [TraceSpan.Attribute] {
    let own = [
      TraceSpan.Attribute("service.name", .text(value(.tracesServiceName) ?? "crm-server")),
      TraceSpan.Attribute("service.version", .text(Version.current)),
    ]
    let others = try pairs(.tracesResource).filter { pair in
      !own.contains { $0.name == pair.name }
    }
    return own + others.map { TraceSpan.Attribute($0.name, .text($0.value)) }
  }

  private func tracesURL() throws -> String? {
    let own = value(.tracesEndpoint)
    guard let url = own ?? value(.telemetryEndpoint) else { return nil }
    let name = own == nil ? Setting.telemetryEndpoint.name : Setting.tracesEndpoint.name
    guard url.hasPrefix("http://") || url.hasPrefix("https://"), !url.contains(" ") else {
      throw StartError("\(name) must be a URL, such as http://127.0.0.1:4318")
    }
    guard own == nil else { return url }
    return (url.hasSuffix("/") ? String(url.dropLast()) : url) + "/v1/traces"
  }

  private func spanSampler() throws -> SpanSampler {
    guard let text = value(.tracesSampler), let rule = SpanSampler.Rule(rawValue: text) else {
      let rules = SpanSampler.Rule.allCases.map(\.rawValue).joined(separator: ", ")
      throw StartError("OTEL_TRACES_SAMPLER must be one of \(rules)")
    }
    guard let given = value(.tracesSamplerArgument) else {
      return SpanSampler(rule: rule, ratio: 1)
    }
    guard let ratio = Double(given), (0...1).contains(ratio) else {
      throw StartError("OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1")
    }
    // A ratio that is given is meant.
    return SpanSampler(rule: rule == .parentOrOn ? .parentOrRatio : rule, ratio: ratio)
  }

  private func spanDelay() throws -> Duration {
    guard let given = value(.spanDelayMillis) else { return .seconds(5) }
    guard let millis = Int(given), (10...Self.delayMillisMax).contains(millis) else {
      throw StartError("OTEL_BSP_SCHEDULE_DELAY must be a number from 10 to \(Self.delayMillisMax)")
    }
    return .milliseconds(millis)
  }

  /// `name=value,name=value`, values percent-encoded where they have to be.
  private func pairs(_ setting: Setting) throws -> [(name: String, value: String)] {
    guard let text = value(setting) else { return [] }
    return try text.split(separator: ",").map { part in
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = pair[0].trimmed
      guard pair.count == 2, !name.isEmpty, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
        let value = pair[1].trimmed.withoutPercentEncoding,
        value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
      else {
        throw StartError("\(setting.name) must be NAME=VALUE, with commas between several")
      }
      return (name, value)
    }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

extension String {
  /// Nil for a `%` without two hexadecimal digits, and for bytes that are no UTF-8 (RFC 3986, 2.1).
  fileprivate var withoutPercentEncoding: String? {
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = rest.prefix(2)
      guard digits.count == 2, digits.first != UInt8(ascii: "+"),
        let decoded = UInt8(String(Substring(digits)), radix: 16)
      else { return nil }
      bytes.append(decoded)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
