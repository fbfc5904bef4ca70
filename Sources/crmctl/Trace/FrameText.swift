import Foundation
import Protobuf
import RPCClient
import RPCCore

/// A frame as lines for people: one that says what it is, and below it what it holds.
enum FrameText {
  private static let indent = "    "

  static func of(_ frame: FrameTrace) -> String {
    ([heading(frame)] + body(frame).map { indent + $0 }).joined(separator: "\n")
  }

  private static func heading(_ frame: FrameTrace) -> String {
    let time = String(format: "%10.3f ms", frame.milliseconds)
    let arrow =
      frame.direction == .sent ? Colour.yellow.paint("-> sent") : Colour.green.paint("<- received")
    let flags = frame.flags.isEmpty ? "" : "  \(frame.flags.joined(separator: ","))"
    return
      "\(time)  \(arrow)  stream \(frame.streamID)  \(frame.type)\(flags)  \(frame.length) bytes"
  }

  private static func body(_ frame: FrameTrace) -> [String] {
    var lines: [String] = []
    switch frame.content {
    case .request(let method, let nanos, let metadata):
      let timeout = nanos == 0 ? "" : "  timeout \(Double(nanos / 1_000_000) / 1_000) s"
      lines.append(PrintableText.of(method) + timeout)
      lines += metadata.map { PrintableText.of("metadata \($0.key): \($0.value)") }
    case .status(nil): lines.append("status " + Colour.green.paint("OK"))
    case .status(let error?):
      let reason = error.reason.isEmpty ? "" : " \(error.reason)"
      lines.append("status " + Colour.red.paint(error.code.name + reason))
      lines.append(PrintableText.of(error.message))
      lines += error.violations.map { PrintableText.of("\($0.field): \($0.description)") }
      lines += error.metadata.sorted { $0.key < $1.key }.map {
        PrintableText.of("\($0.key): \($0.value)")
      }
    case .message, .nothing: break
    case .unreadable(let why): lines.append(Colour.red.paint(why))
    }
    if let payload = frame.payload {
      lines += payload.text(.pretty).split(separator: "\n").map { PrintableText.of(String($0)) }
    }
    return lines
  }
}
