import Protobuf

/// What came of one look.
struct Finding: Equatable {
  enum Status: String {
    case ok = "OK"
    case warn = "WARN"
    case fail = "FAIL"

    var painted: String {
      switch self {
      case .ok: Colour.green.paint("OK  ")
      case .warn: Colour.yellow.paint("WARN")
      case .fail: Colour.red.paint("FAIL")
      }
    }
  }

  let check: String
  let status: Status
  let text: String
  /// What to do; empty when nothing has to be done.
  let remedy: String

  static func ok(_ check: String, _ text: String) -> Finding {
    Finding(check: check, status: .ok, text: text, remedy: "")
  }

  static func warn(_ check: String, _ text: String, remedy: String) -> Finding {
    Finding(check: check, status: .warn, text: text, remedy: remedy)
  }

  static func fail(_ check: String, _ text: String, remedy: String) -> Finding {
    Finding(check: check, status: .fail, text: text, remedy: remedy)
  }
}

extension Finding {
  static let columns = ["check", "status", "finding", "remedy"]

  var json: JSONValue {
    [
      "check": .string(check), "status": .string(status.rawValue), "finding": .string(text),
      "remedy": .string(remedy),
    ]
  }

  /// As `crm-server doctor -o json` has written it; nil for what is something else.
  init?(_ json: JSONValue) {
    guard let check = json["check"]?.string, let text = json["finding"]?.string,
      let status = json["status"]?.string.flatMap(Status.init), let remedy = json["remedy"]?.string
    else { return nil }
    self.init(check: check, status: status, text: text, remedy: remedy)
  }

  /// A line, and the remedy below it.
  static func text(_ findings: [Finding]) -> String {
    let width = findings.map { DisplayWidth.of($0.check) }.max() ?? 0
    return findings.map { finding in
      let name = DisplayWidth.padded(finding.check, to: width)
      let line = "\(finding.status.painted)  \(name)  \(PrintableText.of(finding.text))"
      guard !finding.remedy.isEmpty else { return line }
      let indent = String(repeating: " ", count: width + 8)
      return "\(line)\n\(indent)→ \(PrintableText.of(finding.remedy))"
    }.joined(separator: "\n")
  }
}
