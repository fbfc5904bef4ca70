import AsyncHTTPClient
package import CRM
import NIOCore
import NIOHTTP1
import Protobuf

/// Asks the ERP's auth service what a token may do: `GET /api/v1/auth/permissions` with the token as the bearer,
/// answered by `{"permissions": […], "roles": […]}`.
package struct HTTPPermissionSource: PermissionSource {
  private let client: HTTPClient
  private let url: String

  /// For connection, request and answer together.
  private static let timeout = TimeAmount.seconds(2)
  private static let answerBytesMax = 1_048_576

  init(_ client: HTTPClient, baseURL: String) {
    self.client = client
    url = baseURL + "/api/v1/auth/permissions"
  }

  package func permissions(of token: String, traceparent: String?) async -> PermissionAnswer {
    var request = HTTPClientRequest(url: url)
    request.headers.add(name: "authorization", value: "Bearer \(token)")
    request.headers.add(name: "accept", value: "application/json")
    if let traceparent { request.headers.add(name: "traceparent", value: traceparent) }
    do {
      let response = try await client.execute(request, timeout: Self.timeout)
      switch response.status {
      case .ok:
        let body = try await response.body.collect(upTo: Self.answerBytesMax)
        return Self.answer(Array(body.readableBytesView))
      case .unauthorized, .forbidden:
        return .revoked
      default:
        return .unavailable
      }
    } catch {
      // Whatever kept it from answering: nobody is let in by a guess.
      return .unavailable
    }
  }

  private static func answer(_ body: [UInt8]) -> PermissionAnswer {
    guard let json = try? JSONValue(utf8: body), let permissions = json["permissions"]?.array,
      case let texts = permissions.compactMap(\.string), texts.count == permissions.count
    else { return .unavailable }
    return .granted(texts)
  }
}
