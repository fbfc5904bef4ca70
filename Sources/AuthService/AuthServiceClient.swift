import AsyncHTTPClient

/// The HTTP client for the ERP's auth service.
package struct AuthServiceClient: Sendable {
  private let client: HTTPClient

  package init() {
    var configuration = HTTPClient.Configuration()
    // The token must not follow to another host.
    configuration.redirectConfiguration = .disallow
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  /// - Parameter baseURL: without a slash at its end: `https://auth.erp.ma`.
  package func permissions(at baseURL: String) -> HTTPPermissionSource {
    HTTPPermissionSource(client, baseURL: baseURL)
  }

  package func keySet(at url: String) -> HTTPKeySet {
    HTTPKeySet(client, url: url)
  }

  /// To be called once, behind the last request.
  package func shutdown() async throws {
    try await client.shutdown()
  }
}
