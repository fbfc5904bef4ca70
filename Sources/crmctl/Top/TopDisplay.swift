import CRMProto
import RPCCore

/// Shows one look after the other: on a terminal each in the place of the one before, elsewhere behind it.
struct TopDisplay: Sendable {
  private let screen: LiveScreen?
  private let answers: AnswerStream
  private let interval: Duration

  init(_ format: OutputOptions.Format, interval: Duration) {
    screen = format == .table ? LiveScreen.onTerminal : nil
    answers = AnswerStream(format)
    self.interval = interval
  }

  /// Until the task is cancelled.
  /// - Throws: what the first look met; later ones say what they met on the screen and go on, as long as trying again may help.
  func watch(_ look: TopLook) async throws {
    var last = try await look.report(since: nil)
    screen?.begin()
    defer { screen?.end() }
    show(last)
    while !Task.isCancelled {
      try await Task.sleep(for: interval)
      do {
        last = try await look.report(since: last.status)
        show(last)
      } catch let error as RPCError where ExitStatus(error) == .unavailable {
        try Task.checkCancellation()
        show(last, trouble: "no answer: \(error.message)")
      }
    }
  }

  func show(_ report: TopReport) { show(report, trouble: nil) }

  private func show(_ report: TopReport, trouble: String?) {
    guard let screen else {
      // Programs are told of looks that were answered, and of nothing else.
      if let trouble { return StandardError.print(trouble) }
      return answers.print(Answer(report.members)) {
        TopText(report, width: Terminal.width).lines().joined(separator: "\n")
      }
    }
    let size = Terminal.size
    var lines = TopText(report, width: size?.columns).lines()
    if let trouble { lines[0] = Colour.red.paint(trouble) }
    screen.draw(lines, rows: size?.rows)
  }
}
