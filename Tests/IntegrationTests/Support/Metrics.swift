import Foundation

/// What a server's `/metrics` said.
struct Metrics {
  let text: String
  /// By name and labels, as they are written.
  let samples: [String: Double]

  init(_ text: String) {
    self.text = text
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    samples = Dictionary(
      lines.compactMap { line in
        guard let space = line.lastIndex(of: " "),
          let value = Double(line[line.index(after: space)...])
        else { return nil }
        return (String(line[..<space]), value)
      }, uniquingKeysWith: { $1 })
  }

  static func scrape(port: Int) async throws -> Metrics {
    Metrics(try await HTTPResponse.get("/metrics", port: port).body)
  }

  subscript(sample: String) -> Double { samples[sample] ?? 0 }

  /// Of the samples, without labels.
  var names: Set<String> { Set(samples.keys.map { String($0.prefix { $0 != "{" }) }) }

  /// Of the metrics, as their types are declared.
  var families: Set<String> {
    Set(
      text.split(separator: "\n").filter { $0.hasPrefix("# TYPE ") }
        .map { String($0.split(separator: " ")[2]) })
  }

  /// How many calls of `crm.v1` were answered so.
  func calls(_ method: String, _ code: String) -> Double {
    let (service, name) = Self.parts(method)
    return self[#"crm_rpc_calls_total{service="\#(service)",method="\#(name)",code="\#(code)"}"#]
  }

  /// How many calls of `crm.v1` were timed.
  func timed(_ method: String) -> Double {
    let (service, name) = Self.parts(method)
    return self[
      #"crm_rpc_call_duration_seconds_count{service="\#(service)",method="\#(name)"}"#]
  }

  private static func parts(_ method: String) -> (String, String) {
    let parts = method.split(separator: "/")
    return ("crm.v1.\(parts[0])", String(parts[1]))
  }
}

extension Program {
  /// Where it serves metrics and health, out of its log.
  func operationsPort() throws -> Int {
    let line = output.split(separator: "\n").first { $0.contains("metrics and health are served") }
    let digits = line?.firstMatch(of: /127\.0\.0\.1:([0-9]+)/)?.1
    guard let port = digits.flatMap({ Int($0) }) else { throw NotReady(output: output) }
    return port
  }
}
