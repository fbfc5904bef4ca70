import ArgumentParser
import FoundationEssentials
import RPCClient
import RPCCore

/// Which server is called, and for how long an answer may take.
struct ConnectionOptions: ParsableArguments {
  @Option(
    name: .long,
    help: """
      Server as HOST:PORT, or several that are alike, with commas between them. Environment: \
      CRM_SERVER.
      """)
  var server: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      Call as this profile of `crmctl profiles` says, where no option and no variable says otherwise. \
      Environment: CRM_PROFILE.
      """, valueName: "name"), completion: ProfileStore.completion)
  var profile: String?

  @OptionGroup var tls: TLSOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      Call with the access token in this file, - for standard input. Environment: CRM_TOKEN_FILE, \
      or CRM_TOKEN for the token itself.
      """, valueName: "file"), completion: .file())
  var tokenFile: String?

  @Option(
    name: .customLong("timeout"),
    help: ArgumentHelp(
      """
      Seconds that a call may take. Default: 30 for a single answer; a stream lasts as long as there \
      is something to transfer, within the server's own limit.
      """, valueName: "seconds"))
  var timeoutSeconds: Double?

  @Option(
    name: .customLong("max-staleness"),
    help: ArgumentHelp(
      "Take answers as old as this, up to 60s, from memory or a standby: 5s, 500ms.",
      valueName: "duration"))
  var maxStalenessText: String?

  private var timeout: Duration? { timeoutSeconds.map { .milliseconds(Int64($0 * 1000)) } }

  var callOptions: CallOptions {
    CallOptions(
      timeout: timeout ?? .seconds(30),
      maxStaleness: maxStalenessText.flatMap { MaxStaleness.duration($0) })
  }

  /// For calls that last as long as there is something to transfer, unless --timeout says otherwise.
  var streamOptions: CallOptions { CallOptions(timeout: timeout) }

  func validate() throws {
    if let timeoutSeconds, !(timeoutSeconds > 0 && timeoutSeconds <= 86_400) {
      throw ValidationError("--timeout must be more than 0 and at most 86400 seconds")
    }
    if let maxStalenessText, MaxStaleness.duration(maxStalenessText) == nil {
      throw ValidationError("--max-staleness must be from 1ms to 60s, such as 5s or 500ms")
    }
  }

  /// What is in force.
  /// - Throws: `InputError` for a profile that is not there, a file of them that cannot be read, and a variable that
  ///   says nothing known.
  var settings: ConnectionSettings {
    get throws {
      try ConnectionSettings(
        options: given, environment: ProcessEnvironment.value,
        profile: try ProfileStore.profile(named: profile))
    }
  }

  /// By options.
  var given: [ProfileSetting: String] {
    var given = tls.given
    given[.server] = server
    given[.tokenFile] = tokenFile
    return given
  }

  /// A client whose connection stands.
  /// - Throws: `UnreachableError`, `InputError` for an address that is none.
  private func connect(_ configuration: ClientConfiguration) async throws -> RPCClient {
    let settings = try settings
    let addresses = try settings.addresses
    do {
      return try await RPCClient.connect(addresses, configuration: configuration)
    } catch let error as RPCError where error.reason == "CONNECT_FAILED" {
      throw UnreachableError(server: settings.server)
    }
  }

  /// Connects, runs `body`, and closes the connection however it ends.
  /// - Parameter token: nil for what there is (`Credentials`).
  func withClient(
    token: String? = nil, _ body: (RPCClient) async throws -> Void
  ) async throws {
    let configuration = try settings.clientConfiguration(token: token)
    try await withClient(configuration: configuration, body)
  }

  func withClient(
    configuration: ClientConfiguration, _ body: (RPCClient) async throws -> Void
  ) async throws {
    let client = try await connect(configuration)
    do {
      try await body(client)
    } catch {
      await client.close()
      throw error
    }
    await client.close()
  }
}

extension ConnectionSettings {
  /// - Parameter token: nil for what there is (`Credentials`).
  func clientConfiguration(token: String? = nil) throws -> ClientConfiguration {
    if let token { return try clientConfiguration { "Bearer \(token)" } }
    return try clientConfiguration(authorization: Credentials.find(by: self)?.authorization)
  }

  /// - Parameter authorization: of credentials that were found before; nil calls without any.
  func clientConfiguration(
    authorization: (@Sendable () -> String)?
  ) throws -> ClientConfiguration {
    var configuration = ClientConfiguration()
    configuration.cancelMethod = "crm.v1.ControlService/Cancel"
    configuration.tls = try tlsCredentials()
    configuration.authorization = authorization
    return configuration
  }
}
