package import ProbeProto
package import RPCCore
import Synchronization

/// `probe.v1.Probe`, whose semantics are in probe.proto.
package final class ProbeService: ProbeProbeHandler {
  private let bigCalls = Mutex(0)
  private let sleepCalls = Mutex(0)

  package init() {}

  /// Calls of Big so far.
  package var bigCallCount: Int { bigCalls.withLock { $0 } }

  /// Calls of Sleep so far.
  package var sleepCallCount: Int { sleepCalls.withLock { $0 } }

  package func echo(
    _ request: Probe.EchoPayload, context: CallContext
  ) async throws -> Probe.EchoPayload {
    Probe.EchoPayload(seq: request.seq &+ 1, msg: request.msg)
  }

  package func sleep(
    _ request: Probe.SleepRequest, context: CallContext
  ) async throws -> Probe.Info {
    sleepCalls.withLock { $0 += 1 }
    // Longer than any call may take is as good as for ever.
    let millis = min(max(request.millis, 0), 86_400_000)
    try await Task.sleep(for: .milliseconds(millis))
    return info(context)
  }

  package func fail(
    _ request: Probe.ErrorRequest, context: CallContext
  ) async throws -> Probe.Empty {
    var error = RPCError(
      RPCCode(rawValue: request.code) ?? .unknown, request.message, reason: "PROBE_FAILED")
    if request.details {
      error.violations = [FieldViolation(field: "code", description: "was asked for")]
      error.retryDelay = .milliseconds(1_500)
      error.metadata = ["key": "value"]
    }
    throw error
  }

  package func describe(
    _ request: Probe.Empty, context: CallContext
  ) async throws -> Probe.Info {
    info(context)
  }

  package func big(
    _ request: Probe.SizeRequest, context: CallContext
  ) async throws -> Probe.Blob {
    bigCalls.withLock { $0 += 1 }
    guard (0...16_777_216).contains(request.bytes) else { throw RPCError.badSize }
    return Probe.Blob(data: [UInt8](repeating: 7, count: Int(request.bytes)))
  }

  private func info(_ context: CallContext) -> Probe.Info {
    Probe.Info(
      timeoutNanoLeft: Deadline.nanoseconds(context.timeLeft()),
      metadata: context.metadata.entries.map { "\($0.key)=\($0.value)" })
  }
}

extension RPCError {
  fileprivate static let badSize = RPCError(
    .invalidArgument, "The size is from 0 to 16 MiB.", reason: "PROBE_SIZE_INVALID",
    violations: [FieldViolation(field: "bytes", description: "is from 0 to 16777216")])
}
