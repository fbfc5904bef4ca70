import Logging

/// Passes a log on with the values of listed keys alone. Of any other key the name is noted: what libraries put there
/// may be a description of anything.
struct ListedLogHandler: LogHandler {
  private static let withheld: Logger.MetadataValue = "<withheld>"
  private static let keys = Set(LogKey.allCases.map(\.rawValue))

  private var handler: any LogHandler
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?

  init(_ handler: any LogHandler) {
    self.handler = handler
  }

  var logLevel: Logger.Level {
    get { handler.logLevel }
    set { handler.logLevel = newValue }
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var all = metadata
    for more in [metadataProvider?.get(), event.metadata] {
      all.merge(more ?? [:]) { $1 }
    }
    // Its text may be anything; its type is ours to tell.
    if let error = event.error { all["error"] = "\(type(of: error))" }
    var passed = event
    passed.error = nil
    // What is empty says nothing.
    all = all.filter { $0.value != .string("") && $0.value != .stringConvertible("") }
    passed.metadata =
      all.isEmpty
      ? nil
      : Dictionary(
        uniqueKeysWithValues: all.map { key, value in (key, Self.shown(value, of: key)) })
    handler.log(event: passed)
  }

  private static func shown(_ value: Logger.MetadataValue, of key: String) -> Logger.MetadataValue {
    switch value {
    case .string, .stringConvertible: keys.contains(key) ? value : withheld
    case .array, .dictionary: withheld
    }
  }
}
