import RPCCore
import Synchronization
import Testing

@testable import CRM

/// How long the auth service's word counts, by a clock of the test's own.
struct GrantedPermissionsTests {
  private final class Stage: PermissionSource {
    let answer = Mutex(PermissionAnswer.granted(["crm:read:customers"]))
    let questions = Mutex(0)
    let passed = Mutex(Duration.zero)
    private let start = ContinuousClock.now

    func permissions(of token: String, traceparent: String?) async -> PermissionAnswer {
      questions.withLock { $0 += 1 }
      return answer.withLock { $0 }
    }

    func set(_ new: PermissionAnswer) { answer.withLock { $0 = new } }

    func pass(_ duration: Duration) { passed.withLock { $0 += duration } }

    var granted: GrantedPermissions {
      GrantedPermissions(source: self) { self.start + self.passed.withLock { $0 } }
    }

    var count: Int { questions.withLock { $0 } }
  }

  private func reason(_ granted: GrantedPermissions) async -> String? {
    do {
      _ = try await granted.permissions(of: "token")
      return nil
    } catch {
      return error.reason
    }
  }

  private func settled(_ stage: Stage, _ count: Int) async throws {
    while stage.count < count { try await Task.sleep(for: .milliseconds(1)) }
  }

  @Test func aFreshAnswerIsBelievedWithoutAsking() async throws {
    let stage = Stage()
    let granted = stage.granted
    #expect(await reason(granted) == nil)
    stage.pass(.milliseconds(2_999))
    #expect(await reason(granted) == nil)
    #expect(stage.count == 1)
  }

  @Test func aRevokedTokenIsRefusedWithinFiveSeconds() async throws {
    let stage = Stage()
    let granted = stage.granted
    #expect(await reason(granted) == nil)
    stage.set(.revoked)
    stage.pass(.seconds(5))
    #expect(await reason(granted) == "TOKEN_REVOKED")
    // And stays so without being asked about each time.
    #expect(await reason(granted) == "TOKEN_REVOKED")
    #expect(stage.count == 2)
  }

  @Test func anAnswerThatGrowsOldIsAskedForMeanwhile() async throws {
    let stage = Stage()
    let granted = stage.granted
    _ = await reason(granted)
    stage.set(.revoked)
    stage.pass(.seconds(4))
    #expect(await reason(granted) == nil)
    try await settled(stage, 2)
    var seen = await reason(granted)
    for _ in 0..<1_000 where seen == nil {
      try await Task.sleep(for: .milliseconds(1))
      seen = await reason(granted)
    }
    #expect(seen == "TOKEN_REVOKED")
  }

  @Test func whoIsKnownGoesOnForAMinuteWithoutTheService() async throws {
    let stage = Stage()
    let granted = stage.granted
    _ = await reason(granted)
    stage.set(.unavailable)
    for _ in 0..<11 {
      stage.pass(.seconds(5))
      #expect(await reason(granted) == nil)
    }
    stage.pass(.milliseconds(4_999))
    #expect(await reason(granted) == nil)
    stage.pass(.milliseconds(1))
    #expect(await reason(granted) == "AUTH_SERVICE_UNAVAILABLE")
    stage.set(.granted(["crm:read:customers"]))
    stage.pass(.seconds(1))
    #expect(await reason(granted) == nil)
  }

  @Test func aServiceThatDoesNotAnswerIsLeftInPeaceForASecond() async throws {
    let stage = Stage()
    stage.set(.unavailable)
    let granted = stage.granted
    for _ in 0..<100 { #expect(await reason(granted) == "AUTH_SERVICE_UNAVAILABLE") }
    #expect(stage.count == 1)
    stage.pass(.seconds(1))
    _ = await reason(granted)
    #expect(stage.count == 2)
  }

  @Test func permissionsThatAreTakenAwayAreGone() async throws {
    let stage = Stage()
    let granted = stage.granted
    #expect(try await granted.permissions(of: "t") == [.read(.customers)])
    stage.set(.granted([]))
    stage.pass(.seconds(5))
    #expect(try await granted.permissions(of: "t") == [])
  }
}
