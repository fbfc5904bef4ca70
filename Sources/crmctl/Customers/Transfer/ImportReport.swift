import CRMProto
import Protobuf

/// What became of the rows of an import.
final class ImportReport {
  private let isDryRun: Bool
  private var issues: [ImportIssue]
  private var counts: [ImportOutcome: Int] = [:]
  /// The last line that was answered.
  private(set) var lastLine: Int64?

  /// - Parameter issues: of rows that could not even be sent.
  init(isDryRun: Bool, issues: [ImportIssue]) {
    self.isDryRun = isDryRun
    self.issues = issues
    counts[.invalid] = issues.count
  }

  var hasIssues: Bool { !issues.isEmpty }

  func add(_ results: [ImportResult]) {
    for result in results {
      counts[result.outcome, default: 0] += 1
      lastLine = result.line
      guard let text = Self.issue(result) else { continue }
      issues.append(ImportIssue(line: Int(result.line), text: text))
    }
  }

  private static func issue(_ result: ImportResult) -> String? {
    switch result.outcome {
    case .created, .unchanged: nil
    case .duplicate where result.duplicateOfLine > 0:
      "email is the same as on line \(result.duplicateOfLine)"
    case .duplicate:
      "email belongs to the active customer \(result.customerID), who differs"
    case .invalid, .unspecified, .unrecognized:
      result.violations.map { violation in
        // Columns have their fields' names.
        let field = violation.field.replacing("customer.", with: "")
        return "\(field) \(violation.description)"
      }.joined(separator: "; ")
    }
  }

  /// The sum goes to standard output. The rows that did not become customers are in it, or on standard error where
  /// it has no place for them.
  func print(_ output: OutputOptions) throws {
    let issues = issues.sorted { $0.line < $1.line }
    if output.output == .table {
      for issue in issues {
        StandardError.print("line \(issue.line): \(PrintableText.of(issue.text))")
      }
    }
    try output.print(Answer(numbers + [.init("issues", json(issues))])) {
      var list = FieldList()
      for number in numbers { list.add(number.name, number.value.text()) }
      return list.text
    }
  }

  private var numbers: [JSONValue.Member] {
    func count(_ outcome: ImportOutcome) -> JSONValue {
      .number(JSONNumber(counts[outcome] ?? 0))
    }
    return [
      .init("dry_run", .bool(isDryRun)), .init("created", count(.created)),
      .init("unchanged", count(.unchanged)), .init("duplicate", count(.duplicate)),
      .init("invalid", count(.invalid)),
    ]
  }

  private func json(_ issues: [ImportIssue]) -> JSONValue {
    .array(issues.map { ["line": .number(JSONNumber($0.line)), "reason": .string($0.text)] })
  }
}
