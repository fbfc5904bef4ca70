import Foundation
import Logging

/// Where the program says things: standard error.
enum ServerLog {
  /// - Throws: `StartError` when LOG_LEVEL is not a level.
  static func start(_ settings: ProgramSettings) throws -> Logger {
    guard let name = settings.value(.logLevel),
      let level = Logger.Level(rawValue: name.lowercased())
    else {
      let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
      throw StartError("LOG_LEVEL must be one of \(levels)")
    }
    LoggingSystem.bootstrap { label in
      var handler = StreamLogHandler.standardError(label: label)
      handler.logLevel = level
      return ListedLogHandler(handler)
    }
    return Logger(label: "crm-server")
  }

  /// A line for whoever waits for the server, whatever the log level.
  static func announce(_ line: String) {
    FileHandle.standardError.write(Data("\(line)\n".utf8))
  }
}
