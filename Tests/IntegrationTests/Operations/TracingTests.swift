import CRMProto
import Foundation
import RPCClient
import RPCCore
import Testing

/// Where a caller's trace goes.
@Suite(.timeLimit(.minutes(3))) struct TracingTests {
  @Test func theAuthServiceIsAskedWithTheTraceOfTheCall() async throws {
    try await ProgramDirectory.with { directory in
      let folder = "\(directory.path)/http"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let service = try FileServer(folder: folder)
      try service.answer(
        "/api/v1/auth/permissions", 200, #"{"permissions": ["crm:read:*"], "roles": []}"#)
      let program = try await directory.launch(environment: [
        "AUTH_SERVICE_URL": "http://127.0.0.1:\(service.port)"
      ])
      let port = try await program.port()

      func ask(_ subject: String, _ metadata: Metadata) async throws {
        let client = RPCClient(
          port: port, token: TestTokens.token(subject: subject, permissions: nil))
        _ = try await CustomerServiceClient(client).listCustomers(
          .init(), options: .init(metadata: metadata))
        await client.close()
      }
      let trace = "0af7651916cd43dd8448eb211c80319c"
      try await ask("a", ["traceparent": "00-\(trace)-b7ad6b7169203331-01"])
      try await ask("b", ["traceparent": "00-\(trace)-b7ad6b7169203331"])
      try await ask("c", [:])
      let sent = service.traceparents
      try #require(sent.count == 3)
      let match = try #require(sent[0].wholeMatch(of: /00-([0-9a-f]{32})-([0-9a-f]{16})-01/))
      // Its own span, not the caller's.
      #expect(match.1 == trace && match.2 != "b7ad6b7169203331")
      #expect(sent[1...] == ["none", "none"])
    }
  }
}
