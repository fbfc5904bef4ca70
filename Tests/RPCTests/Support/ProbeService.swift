import ProbeProto
import Protobuf
import RPCCore
import Synchronization

/// What the tests call, as WIRE.md describes it, and `Wait`, whose end the test decides.
final class ProbeService: ProbeProbeHandler {
  let gate = Gate()
  private let bigCalls = Mutex(0)

  /// Calls of Big so far.
  var bigCallCount: Int { bigCalls.withLock { $0 } }

  func echo(_ request: Probe.EchoPayload, context: CallContext) async throws -> Probe.EchoPayload {
    Probe.EchoPayload(seq: request.seq &+ 1, msg: request.msg)
  }

  func sleep(_ request: Probe.SleepRequest, context: CallContext) async throws -> Probe.Info {
    try await Task.sleep(for: .milliseconds(request.millis))
    return info(context)
  }

  func fail(_ request: Probe.ErrorRequest, context: CallContext) async throws -> Probe.Empty {
    var error = RPCError(
      RPCCode(rawValue: request.code) ?? .unknown, request.message, reason: "PROBE_FAILED")
    if request.details {
      error.violations = [FieldViolation(field: "code", description: "was asked for")]
      error.retryDelay = .milliseconds(1_500)
      error.metadata = ["key": "value"]
    }
    throw error
  }

  func describe(_ request: Probe.Empty, context: CallContext) async throws -> Probe.Info {
    info(context)
  }

  func big(_ request: Probe.SizeRequest, context: CallContext) async throws -> Probe.Blob {
    bigCalls.withLock { $0 += 1 }
    return Probe.Blob(data: [UInt8](repeating: 7, count: Int(request.bytes)))
  }

  private func info(_ context: CallContext) -> Probe.Info {
    Probe.Info(
      timeoutNanoLeft: Deadline.nanoseconds(context.timeLeft()),
      metadata: context.metadata.entries.map { "\($0.key)=\($0.value)" })
  }
}

extension ProbeService {
  static let wait = testMethod("Wait")
  static let crash = testMethod("Crash")

  private static func testMethod(_ name: String) -> MethodDescriptor {
    MethodDescriptor(
      service: "test.Test", name: name, kind: .unary, idempotency: .unknown,
      input: Probe.Empty.messageType, output: Probe.Empty.messageType)
  }

  /// An error that is not meant for callers.
  struct Secret: Error, CustomStringConvertible { let description = "password=hunter2" }

  var router: Router {
    var router = Router()
    router.registerProbeProbe(self)
    router.register(Self.wait) { [gate] (_: Probe.Empty, _) async throws -> Probe.Empty in
      await gate.pass()
      return Probe.Empty()
    }
    router.register(Self.crash) { (_: Probe.Empty, _) async throws -> Probe.Empty in
      throw Secret()
    }
    return router
  }
}
