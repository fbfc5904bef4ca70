import RPCClient

/// How a server is called, each thing by what comes first: the option, the variable of the environment, the profile, the
/// default. Credentials of a profile go to its own server alone.
struct ConnectionSettings {
  enum Origin: Equatable {
    case option(String)
    case environment(String)
    case profile(String)
    case standard

    var text: String {
      switch self {
      case .option(let name): name
      case .environment(let name): name
      case .profile(let name): "profile \(name)"
      case .standard: "default"
      }
    }
  }

  struct Value: Equatable {
    let text: String
    let origin: Origin
  }

  private let values: [ProfileSetting: Value]

  static let defaultServer = "127.0.0.1:8001"

  private static let variables: [ProfileSetting: String] = [
    .server: "CRM_SERVER", .tls: "CRM_TLS", .tlsCA: "CRM_TLS_CA",
    .tlsCertificate: "CRM_TLS_CLIENT_CERT", .tlsKey: "CRM_TLS_CLIENT_KEY",
    .tlsServerName: "CRM_TLS_SERVER_NAME", .tokenFile: "CRM_TOKEN_FILE",
  ]

  /// - Parameters:
  ///   - options: what was given on the command line.
  ///   - environment: the value of a variable, nil when it is unset.
  /// - Throws: `InputError` for a variable that says neither yes nor no.
  init(
    options: [ProfileSetting: String], environment: (String) -> String?, profile: Profile?
  ) throws(InputError) {
    var values: [ProfileSetting: Value] = [:]
    for setting in ProfileSetting.allCases {
      if let text = options[setting] {
        values[setting] = Value(text: text, origin: .option("--\(setting.rawValue)"))
      } else if let name = Self.variables[setting], let text = environment(name) {
        values[setting] = Value(
          text: setting == .tls ? try Self.yesOrNo(text, of: name) : text,
          origin: .environment(name))
      } else if let profile, let text = profile.settings[setting] {
        values[setting] = Value(text: text, origin: .profile(profile.name))
      }
    }
    // What somebody shows to one server is not for another.
    if let profile, let own = profile.settings[.server], own != values[.server]?.text {
      for setting in [ProfileSetting.tokenFile, .login]
      where values[setting]?.origin == .profile(profile.name) {
        values[setting] = nil
      }
    }
    self.values = values
  }

  private static func yesOrNo(_ text: String, of variable: String) throws(InputError) -> String {
    switch text.lowercased() {
    case "1", "true", "yes": return "yes"
    case "0", "false", "no": return "no"
    default: throw InputError("\(variable) is \(text): give 1, true or yes, or 0, false or no")
    }
  }

  subscript(setting: ProfileSetting) -> Value? {
    switch setting {
    case .server:
      values[setting] ?? Value(text: Self.defaultServer, origin: .standard)
    case .login: values[setting] ?? Value(text: server, origin: .standard)
    case .tls, .tlsCA, .tlsCertificate, .tlsKey, .tlsServerName, .tokenFile: values[setting]
    }
  }

  /// As it was given.
  var server: String { values[.server]?.text ?? Self.defaultServer }

  /// - Throws: `InputError` for what is none.
  var addresses: [ServerAddress] {
    get throws(InputError) {
      if let addresses = ServerAddress.list(server) { return addresses }
      throw InputError(
        "\(server) is no address: give HOST:PORT, such as 127.0.0.1:8001, or several with "
          + "commas between them")
    }
  }

  /// The name under which `crmctl login` keeps its token.
  var loginName: String { values[.login]?.text ?? server }

  var tokenFile: String? { values[.tokenFile]?.text }

  /// Nil for a connection without TLS.
  /// - Throws: `InputError` for a file that cannot be used.
  func tlsCredentials() throws -> TLSClientCredentials? {
    guard isTLS else { return nil }
    let files = TLSClientCredentials.Files(
      authorities: values[.tlsCA]?.text, certificateChain: values[.tlsCertificate]?.text,
      privateKey: values[.tlsKey]?.text)
    do {
      return try TLSClientCredentials(files, serverName: values[.tlsServerName]?.text)
    } catch {
      throw InputError("TLS: \(error)")
    }
  }

  /// Whatever TLS is told implies it, unless it is said that there is none.
  var isTLS: Bool {
    if let said = values[.tls] { return said.text == "yes" }
    return [.tlsCA, .tlsCertificate, .tlsKey, .tlsServerName].contains { values[$0] != nil }
  }
}
