import Foundation
import Logging
import Protobuf

/// Writes each message as a line of JSON, for whoever collects logs:
/// `{"time":"…","level":"warning","message":"…","call_id":"…"}`.
struct JSONLogHandler: LogHandler {
  var logLevel = Logger.Level.info
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?
  private let write: @Sendable (String) -> Void

  /// - Parameter write: is given a line with its end.
  init(write: @escaping @Sendable (String) -> Void) {
    self.write = write
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    write(
      Self.line(
        event.level, "\(event.message)",
        all.sorted { $0.key < $1.key }.map { .init($0.key, .string("\($0.value)")) }))
  }

  static func line(
    _ level: Logger.Level, _ message: String, _ values: [JSONValue.Member] = []
  ) -> String {
    let fixed: [JSONValue.Member] = [
      .init("time", .string(Date.now.formatted(Self.timeStyle))),
      .init("level", .string(level.rawValue)), .init("message", .string(message)),
    ]
    return JSONValue.object(fixed + values).text() + "\n"
  }

  private static let timeStyle = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}
