import AccessTokens
import FoundationEssentials

/// What the program was told: by options, else by the environment, else by the file `.env` in the working
/// directory, else by the configuration file that one of them names, else nothing but the defaults.
struct ProgramSettings {
  enum Origin: String {
    case option
    case environment
    case file = ".env"
    case configuration = "configuration file"
    case standard = "default"
  }

  private let options: [Setting: String]
  private let environment: [String: String]
  private let file: [String: String]
  private var configuration: [String: String]

  /// - Throws: `StartError` for a file that cannot be read to its end.
  init(options: [Setting: String?]) throws {
    self.init(
      options: options, environment: ProcessInfo.processInfo.environment,
      file: try EnvironmentFile(path: FileManager.default.currentDirectoryPath + "/.env").values)
    if let path = value(.configurationFile) {
      configuration = try ConfigurationFile(path: path).values
    }
  }

  init(
    options: [Setting: String?], environment: [String: String], file: [String: String],
    configuration: [String: String] = [:]
  ) {
    self.options = options.compactMapValues(\.self)
    self.environment = environment
    self.file = file
    self.configuration = configuration
  }

  func value(_ setting: Setting) -> String? { found(setting).value }

  func origin(of setting: Setting) -> Origin { found(setting).origin }

  /// An empty variable counts as unset, and hides what the files say.
  private func found(_ setting: Setting) -> (value: String?, origin: Origin) {
    if let value = options[setting] { return (value, .option) }
    if let value = environment[setting.name] {
      return value.isEmpty ? (setting.standard, .standard) : (value, .environment)
    }
    if let value = file[setting.name], !value.isEmpty { return (value, .file) }
    if let value = configuration[setting.name], !value.isEmpty { return (value, .configuration) }
    return (setting.standard, .standard)
  }

  var stateDirectory: String { value(.stateDirectory) ?? StateDirectory.standard }

  /// - Throws: `StartError` for what is neither yes nor no.
  func flag(_ setting: Setting) throws -> Bool {
    switch value(setting)?.lowercased() {
    case "true", "1": return true
    case "false", "0", nil: return false
    default: throw StartError("\(setting.name) must be true or false")
    }
  }
}
