import RPCClient
import RPCCore

/// For what each server tells of itself, where the calls of a client go to all of them in turn.
extension ConnectionOptions {
  /// Runs `body` with a client of each server in turn. One that cannot be reached is named on standard error and passed over.
  /// - Throws: `UnreachableError` when none can be reached.
  func withEachServer(_ body: (String, RPCClient) async throws -> Void) async throws {
    let settings = try settings
    let configuration = try settings.clientConfiguration()
    var isReached = false
    for address in try settings.addresses {
      do {
        try await with(address, configuration, body)
        isReached = true
      } catch is UnreachableError {
        StandardError.print("\(address) cannot be reached")
      }
    }
    guard isReached else { throw UnreachableError(server: settings.server) }
  }

  /// Runs `body` with a client of the first server that can be reached.
  /// - Throws: `UnreachableError` when none can be.
  func withFirstServer(_ body: (String, RPCClient) async throws -> Void) async throws {
    let settings = try settings
    let configuration = try settings.clientConfiguration()
    for address in try settings.addresses {
      do {
        return try await with(address, configuration, body)
      } catch is UnreachableError {
        continue
      }
    }
    throw UnreachableError(server: settings.server)
  }

  private func with(
    _ address: ServerAddress, _ configuration: ClientConfiguration,
    _ body: (String, RPCClient) async throws -> Void
  ) async throws {
    let client: RPCClient
    do {
      client = try await RPCClient.connect([address], configuration: configuration)
    } catch let error as RPCError where error.reason == "CONNECT_FAILED" {
      throw UnreachableError(server: "\(address)")
    }
    do {
      try await body("\(address)", client)
    } catch {
      await client.close()
      throw error
    }
    await client.close()
  }
}
