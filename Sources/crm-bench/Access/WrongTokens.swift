import AccessTokens
import CRMProto
import Foundation
import Measurement
import RPCClient
import RPCCore

/// How long it takes to refuse tokens that are nearly right.
struct WrongTokens {
  private static let callsEach = 300

  private let server: ServerUnderTest
  private let tokens: [String]

  init(of server: ServerUnderTest) {
    self.server = server
    let parts = server.token.split(separator: ".").map(String.init)
    let payload = parts.count == 3 ? parts[1] : ""
    let unsigned = Data(#"{"alg":"none","typ":"JWT"}"#.utf8).base64EncodedString()
      .replacing("=", with: "")
    tokens = [
      String(server.token.dropLast(8)) + "AAAAAAAA", String(server.token.dropLast()),
      "\(parts[0]).\(payload).", "\(unsigned).\(payload).", "\(unsigned).\(payload).AAAA", "a.b.c",
      String(repeating: "a", count: 8_000) + ".b.c",
      GatedEcho.token(now: Int64(Date().timeIntervalSince1970)),
    ]
  }

  /// One after the other, as fast as a refusal comes back.
  /// - Throws: `BenchError` for one that was not refused.
  func refuseAll() async throws {
    var latencies: [Duration] = []
    for token in tokens {
      var configuration = ClientConfiguration()
      configuration.authorization = { "Bearer \(token)" }
      let client = try await RPCClient.connect([server.address], configuration: configuration)
      for _ in 0..<Self.callsEach { latencies.append(try await refusal(by: client)) }
      await client.close()
    }
    let quantiles = Quantiles(latencies)
    print(
      String(
        format: "%d wrong tokens refused %d times each: median %.2f ms, p99 %.2f ms", tokens.count,
        Self.callsEach, quantiles[0.5].milliseconds, quantiles[0.99].milliseconds))
  }

  private func refusal(by client: RPCClient) async throws -> Duration {
    let start = ContinuousClock.now
    do {
      _ = try await CustomerServiceClient(client).listTags(.init())
    } catch let error as RPCError where error.code == .unauthenticated {
      return start.duration(to: .now)
    }
    throw BenchError("a wrong token was let in")
  }
}
