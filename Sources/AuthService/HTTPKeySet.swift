package import AccessTokens
import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// The keys by which the auth service's tokens are verified, where it publishes them.
package struct HTTPKeySet: Sendable {
  private let client: HTTPClient
  private let url: String

  private static let timeout = TimeAmount.seconds(5)

  init(_ client: HTTPClient, url: String) {
    self.client = client
    self.url = url
  }

  /// - Throws: `Unavailable`, or what is wrong with the set (`KeySetError`).
  package func load() async throws -> TokenKeys {
    let response: HTTPClientResponse
    do {
      response = try await client.execute(HTTPClientRequest(url: url), timeout: Self.timeout)
    } catch {
      throw Unavailable()
    }
    guard response.status == .ok else { throw Unavailable() }
    let body: ByteBuffer
    do {
      body = try await response.body.collect(upTo: TokenKeys.bytesMax)
    } catch {
      throw Unavailable()
    }
    return try await TokenKeys(jwks: Array(body.readableBytesView))
  }

  package struct Unavailable: Error, CustomStringConvertible {
    package var description: String { "the key set cannot be fetched" }
  }
}
