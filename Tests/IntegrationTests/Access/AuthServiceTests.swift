import AuthService
import CRM
import CRMProto
import RPCClient
import RPCCore
import Synchronization
import Testing

/// Permissions that the auth service grants, and what happens when it does not answer.
@Suite(.timeLimit(.minutes(3))) struct AuthServiceTests {
  private let token = TestTokens.token(permissions: nil)

  @Test func whatATokenDoesNotSayTheServiceIsAskedOnce() async throws {
    let service = AuthServiceDouble()
    try await withCRM(permissions: service) { crm in
      let client = RPCClient(port: crm.port, token: token)
      service.answer = .granted(["crm:read:customers"])
      service.isHeld = true
      let calls = Task {
        await atOnce(20) { _ in try await CustomerServiceClient(client).listCustomers(.init()) }
      }
      try #require(try await eventually { service.questions == 1 })
      service.isHeld = false
      for outcome in await calls.value { _ = try outcome.get() }
      #expect(service.questions == 1)
      let error = try await refusal { try await SegmentServiceClient(client).listSegments(.init()) }
      #expect(error.code == .permissionDenied)
      #expect(service.questions == 1)
      await client.close()
    }
  }

  @Test func aBadTokenIsNeverAskedAbout() async throws {
    let service = AuthServiceDouble()
    service.answer = .granted(["crm:read:*"])
    try await withCRM(permissions: service) { crm in
      for token in [token + "x", TestTokens.token(permissions: nil, lifetimeSeconds: -60)] {
        let client = RPCClient(port: crm.port, token: token)
        let error = try await refusal {
          try await CustomerServiceClient(client).listCustomers(.init())
        }
        #expect(error.code == .unauthenticated)
        await client.close()
      }
      #expect(service.questions == 0)
    }
  }

  @Test func aTokenThatSaysItselfWhatItMayIsNotAskedAbout() async throws {
    let service = AuthServiceDouble()
    service.answer = .granted(["crm:read:*"])
    try await withCRM(permissions: service) { crm in
      let client = RPCClient(port: crm.port, token: TestTokens.token(permissions: []))
      let error = try await refusal {
        try await CustomerServiceClient(client).listCustomers(.init())
      }
      #expect(error.code == .permissionDenied && service.questions == 0)
      await client.close()
    }
  }

  @Test func withoutAnAnswerNobodyIsLetIn() async throws {
    let service = AuthServiceDouble()
    service.answer = .unavailable
    try await withCRM(permissions: service) { crm in
      let client = RPCClient(port: crm.port, token: token)
      let error = try await refusal {
        try await CustomerServiceClient(client).listCustomers(.init())
      }
      #expect(error.code == .unavailable && error.reason == "AUTH_SERVICE_UNAVAILABLE")
      #expect(error.retryDelay != nil)
      await client.close()
    }
  }
}

/// An auth service that says what a test has it say.
final class AuthServiceDouble: PermissionSource {
  private struct State {
    var answer = PermissionAnswer.unavailable
    var questions = 0
    var isHeld = false
  }

  private let state = Mutex(State())

  var answer: PermissionAnswer {
    get { state.withLock { $0.answer } }
    set { state.withLock { $0.answer = newValue } }
  }

  var questions: Int { state.withLock { $0.questions } }

  /// While it is, questions wait.
  var isHeld: Bool {
    get { state.withLock { $0.isHeld } }
    set { state.withLock { $0.isHeld = newValue } }
  }

  func permissions(of token: String, traceparent: String?) async -> PermissionAnswer {
    state.withLock { $0.questions += 1 }
    // A test that ends before lets nobody wait for ever.
    _ = try? await eventually { !isHeld }
    return answer
  }
}
