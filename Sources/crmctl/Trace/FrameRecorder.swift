import Protobuf
import RPCClient
import RPCCore
import Synchronization

/// Shows the frames of a client, as they come or all together at the end.
final class FrameRecorder: Sendable {
  private struct State {
    var reader = FrameTraceReader()
    var frames: [FrameTrace] = []
  }

  private let format: OutputOptions.Format
  private let answers: AnswerStream
  private let state = Mutex(State())

  init(_ format: OutputOptions.Format) {
    self.format = format
    answers = AnswerStream(format)
  }

  /// As long as a stream goes on nobody waits for its end, and nothing of it is kept.
  private var isShownAsItComes: Bool { [.table, .ndjson, .csv].contains(format) }

  /// On the thread of the connection, one after the other.
  func record(_ frame: ObservedFrame) {
    let trace = state.withLock { state in
      let trace = state.reader.read(frame)
      if !isShownAsItComes { state.frames.append(trace) }
      return trace
    }
    guard isShownAsItComes else { return }
    answers.print(Answer(trace.members)) { FrameText.of(trace) }
  }

  func finish() {
    guard !isShownAsItComes else { return }
    let frames = state.withLock { $0.frames }
    answers.print(
      Answer(.array(frames.map { .object($0.members) }), columns: FrameTrace.columns))
  }
}
