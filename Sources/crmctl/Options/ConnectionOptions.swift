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

  @OptionGroup var tls: TLSOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      Call with the access token in this file, - for standard input. Environment: CRM_TOKEN_FILE, \
      or CRM_TOKEN for the token itself.
      """, valueName: "file"))
  var tokenFile: String?

  @Option(name: .customLong("timeout"), help: "Seconds that a call may take.")
  var timeoutSeconds: Double = 30

  var timeout: Duration? { .milliseconds(Int64(timeoutSeconds * 1000)) }

  var callOptions: CallOptions { CallOptions(timeout: timeout) }

  /// For calls that last as long as there is something to transfer, within the server's own limit.
  var streamOptions: CallOptions { CallOptions(timeout: nil) }

  func validate() throws {
    guard timeoutSeconds > 0, timeoutSeconds <= 86_400 else {
      throw ValidationError("--timeout must be more than 0 and at most 86400 seconds")
    }
  }

  /// As it was given: what logins are kept by.
  var serverName: String { server ?? Self.environmentServer ?? "127.0.0.1:8001" }

  /// The token that this command was given, if any.
  /// - Throws: `InputError` for a file that cannot be read.
  var givenToken: String? {
    get throws { try Credentials.given(tokenFile) }
  }

  /// A client whose connection stands.
  /// - Parameter token: nil for what there is (`Credentials`).
  /// - Throws: `UnreachableError`, `InputError` for an address that is none.
  func connect(token: String? = nil) async throws -> RPCClient {
    guard let addresses = ServerAddress.list(serverName) else {
      throw InputError(
        "\(serverName) is no address: give HOST:PORT, such as 127.0.0.1:8001, or several with "
          + "commas between them")
    }
    var configuration = ClientConfiguration()
    configuration.cancelMethod = "crm.v1.ControlService/Cancel"
    configuration.tls = try tls.credentials()
    if let token {
      configuration.authorization = { "Bearer \(token)" }
    } else {
      configuration.authorization = try Credentials.find(
        for: serverName, at: addresses, tokenFile: tokenFile)?.authorization
    }
    do {
      return try await RPCClient.connect(addresses, configuration: configuration)
    } catch let error as RPCError where error.reason == "CONNECT_FAILED" {
      throw UnreachableError(server: serverName)
    }
  }

  /// Connects, runs `body`, and closes the connection however it ends.
  func withClient(
    token: String? = nil, _ body: (RPCClient) async throws -> Void
  ) async throws {
    let client = try await connect(token: token)
    do {
      try await body(client)
    } catch {
      await client.close()
      throw error
    }
    await client.close()
  }

  private static var environmentServer: String? { ProcessEnvironment.value("CRM_SERVER") }
}
