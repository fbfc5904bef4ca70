import RPCCore
import Synchronization

/// What a server counts beside its calls. From any thread, without a lock.
final class Traffic: Sendable {
  let connectionsAccepted = Atomic<UInt64>(0)
  let connectionsRefused = Atomic<UInt64>(0)
  let connectionsStalled = Atomic<UInt64>(0)
  let handshakesFailed = Atomic<UInt64>(0)
  let bytesReceived = Atomic<UInt64>(0)
  let bytesSent = Atomic<UInt64>(0)
  let framesRefused = Atomic<UInt64>(0)
  /// Calls of methods that were not found, and requests that name none.
  let unroutedCalls = CodeCounts()
  /// Calls that were answered without being begun.
  let callsRefused = CodeCounts()
}

extension Atomic<UInt64> {
  func count(_ number: Int = 1) { wrappingAdd(UInt64(number), ordering: .relaxed) }

  var value: UInt64 { load(ordering: .relaxed) }
}
