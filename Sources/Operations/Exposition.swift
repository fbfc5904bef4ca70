/// Metrics as Prometheus reads them: its text format, version 0.0.4.
public struct Exposition: Sendable {
  public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  public enum Kind: String, Sendable {
    case counter
    case gauge
    case histogram
  }

  public typealias Labels = KeyValuePairs<StaticString, String>

  public private(set) var text = ""

  public init() {}

  /// Begins a metric. Its samples follow.
  public mutating func begin(_ name: StaticString, _ kind: Kind, _ help: StaticString) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
  }

  public mutating func sample(
    _ name: StaticString, _ labels: Labels, _ value: some Numeric
  ) {
    line(name, "", labels, nil, "\(value)")
  }

  /// A metric with one sample that has no labels.
  public mutating func add(
    _ name: StaticString, _ kind: Kind, _ help: StaticString, _ value: some Numeric
  ) {
    begin(name, kind, help)
    sample(name, [:], value)
  }

  /// - Parameters:
  ///   - bounds: in seconds, of all buckets but the last.
  ///   - counts: of each bucket alone.
  public mutating func histogram(
    _ name: StaticString, _ labels: Labels, bounds: [Double], counts: [UInt64], sum: Double
  ) {
    var total: UInt64 = 0
    for (index, count) in counts.enumerated() {
      total += count
      let bound = index < bounds.count ? "\(bounds[index])" : "+Inf"
      line(name, "_bucket", labels, bound, "\(total)")
    }
    line(name, "_sum", labels, nil, "\(sum)")
    line(name, "_count", labels, nil, "\(total)")
  }

  private mutating func line(
    _ name: StaticString, _ suffix: String, _ labels: Labels, _ bound: String?, _ value: String
  ) {
    var all = labels.map { "\($0.key)=\"\(Self.escaped($0.value))\"" }
    if let bound { all.append("le=\"\(bound)\"") }
    text += "\(name)\(suffix)"
    if !all.isEmpty { text += "{\(all.joined(separator: ","))}" }
    text += " \(value)\n"
  }

  private static func escaped(_ value: String) -> String {
    guard value.contains(where: { $0 == "\\" || $0 == "\"" || $0.isNewline }) else { return value }
    return value.reduce(into: "") { text, character in
      switch character {
      case "\\": text += "\\\\"
      case "\"": text += "\\\""
      case let other where other.isNewline: text += "\\n"
      default: text.append(character)
      }
    }
  }
}
