import Protobuf
import Synchronization

/// Prints answers one behind the other, in a form that is still one document of its format.
final class AnswerStream: Sendable {
  private let format: OutputOptions.Format
  private let hasBegun = Mutex(false)

  init(_ format: OutputOptions.Format) {
    self.format = format
  }

  /// For what people read as JSON: a line each.
  func print(_ answer: Answer) { print(answer) { answer.json.text() } }

  func print(_ answer: Answer, table: () -> String) {
    let isFirst = hasBegun.withLock { hasBegun in
      defer { hasBegun = true }
      return !hasBegun
    }
    switch format {
    case .table: StandardOutput.print(table())
    case .json: StandardOutput.print(answer.json.text(.pretty))
    case .yaml: StandardOutput.write("---\n" + YAMLWriter.text(answer.json))
    case .csv:
      if isFirst { StandardOutput.write(CSVWriter.record(answer.columns.map(\.name))) }
      for item in answer.items { StandardOutput.write(answer.record(of: item)) }
    case .ndjson:
      for item in answer.items { StandardOutput.print(item.text()) }
    }
  }
}
