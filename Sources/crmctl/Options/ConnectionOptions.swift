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

  /// A client whose connection stands.
  /// - Throws: `UnreachableError`, `InputError` for an address that is none.
  func connect() async throws -> RPCClient {
    let server = server ?? Self.environmentServer ?? "127.0.0.1:8001"
    guard let addresses = ServerAddress.list(server) else {
      throw InputError(
        "\(server) is no address: give HOST:PORT, such as 127.0.0.1:8001, or several with commas "
          + "between them")
    }
    var configuration = ClientConfiguration()
    configuration.cancelMethod = "crm.v1.ControlService/Cancel"
    configuration.tls = try tls.credentials()
    do {
      return try await RPCClient.connect(addresses, configuration: configuration)
    } catch let error as RPCError where error.reason == "CONNECT_FAILED" {
      throw UnreachableError(server: server)
    }
  }

  /// Connects, runs `body`, and closes the connection however it ends.
  func withClient(_ body: (RPCClient) async throws -> Void) async throws {
    let client = try await connect()
    do {
      try await body(client)
    } catch {
      await client.close()
      throw error
    }
    await client.close()
  }

  private static var environmentServer: String? {
    let value = ProcessInfo.processInfo.environment["CRM_SERVER"]
    return value?.isEmpty == false ? value : nil
  }
}
