import Foundation
import Logging

/// Where the program says things: standard error.
enum ServerLog {
  enum Format: String, CaseIterable {
    case text
    case json
  }

  /// - Throws: `StartError` when LOG_LEVEL is not a level, or LOG_FORMAT not a format.
  static func start(_ settings: ProgramSettings) throws -> Logger {
    let level: Logger.Level = try choice(of: settings, .logLevel)
    let format = try format(settings)
    LoggingSystem.bootstrap { label in
      var handler: any LogHandler =
        switch format {
        case .text: StreamLogHandler.standardError(label: label)
        case .json: JSONLogHandler(write: write)
        }
      handler.logLevel = level
      return ListedLogHandler(handler)
    }
    return Logger(label: "crm-server")
  }

  static func format(_ settings: ProgramSettings) throws -> Format {
    try choice(of: settings, .logFormat)
  }

  /// A line for whoever waits for the server, whatever the log level.
  static func announce(_ line: String, as format: Format) {
    switch format {
    case .text: write("\(line)\n")
    case .json: write(JSONLogHandler.line(.notice, line))
    }
  }

  private static func write(_ line: String) {
    FileHandle.standardError.write(Data(line.utf8))
  }

  private static func choice<Choice>(of settings: ProgramSettings, _ setting: Setting) throws
    -> Choice
  where Choice: RawRepresentable<String> & CaseIterable {
    guard let choice = settings.value(setting).flatMap({ Choice(rawValue: $0.lowercased()) })
    else {
      let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw StartError("\(setting.name) must be one of \(all)")
    }
    return choice
  }
}
