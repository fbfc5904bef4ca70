import FoundationEssentials
import Postgres

/// Every setting in force, without what nobody has to see.
struct SettingsReport {
  struct Line: Encodable {
    let name: String
    /// Nil when there is none to be shown.
    let value: String?
    let isSet: Bool
    let source: String

    enum CodingKeys: String, CodingKey {
      case name, value
      case isSet = "is_set"
      case source
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      // Null is said too.
      try container.encode(value, forKey: .value)
      try container.encode(isSet, forKey: .isSet)
      try container.encode(source, forKey: .source)
    }
  }

  let lines: [Line]

  init(_ settings: ProgramSettings) {
    lines = Setting.allCases.map { setting in
      let value = settings.value(setting)
      return Line(
        name: setting.name, value: value.flatMap { Self.shown($0, setting.sensitivity) },
        isSet: value != nil, source: settings.origin(of: setting).rawValue)
    }
  }

  var table: String {
    let rows = lines.map { line in
      [line.name, line.value ?? (line.isSet ? "(set)" : "(not set)"), line.source]
    }
    let all = [["NAME", "VALUE", "SOURCE"]] + rows.map { $0.map(Self.printable) }
    let widths = (0..<3).map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { cells in
      let padding = zip(cells, widths).map { String(repeating: " ", count: $1 - $0.count) }
      return "\(cells[0])\(padding[0])  \(cells[1])\(padding[1])  \(cells[2])"
    }.joined(separator: "\n")
  }

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(lines), as: UTF8.self)
    }
  }

  private static func shown(_ value: String, _ sensitivity: Setting.Sensitivity) -> String? {
    switch sensitivity {
    case .none: value
    case .secret: nil
    // What cannot be read may have its password anywhere.
    case .connectionString:
      DatabaseConfiguration(connectionString: value).connectionStringWithoutSecrets
    case .url: URLText.withoutSecrets(value)
    }
  }

  /// One line, whatever is in it.
  private static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }
}
