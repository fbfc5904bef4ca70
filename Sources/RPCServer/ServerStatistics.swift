import Protobuf
package import RPCCore

/// What a server has done since it was made, and what it does at this instant.
package struct ServerStatistics: Sendable {
  package struct Method: Sendable {
    package let service: String
    package let name: String
    package let kind: MethodKind
    package let calls: CallStatistics.Snapshot
  }

  package let methods: [Method]
  /// Calls of methods that were not found, and requests that name none.
  package let unroutedCalls: [RPCCode: UInt64]
  /// Calls that were answered without being begun; they are among the methods' too.
  package let callsRefused: [RPCCode: UInt64]
  package let callsInFlight: Int
  package let callsMax: Int
  /// Of those in flight, the ones that run apart.
  package let longCallsInFlight: Int
  package let longCallsMax: Int

  package let connectionsOpen: Int
  package let connectionsMax: Int
  package let connectionsAccepted: UInt64
  /// At the limit.
  package let connectionsRefused: UInt64
  /// Closed because the peer stalled.
  package let connectionsStalled: UInt64
  package let handshakesFailed: UInt64
  package let bytesReceived: UInt64
  package let bytesSent: UInt64
  /// Frames that were refused as such: too long, or of no stream.
  package let framesRefused: UInt64
  /// Memory of requests: of frames that have arrived in part, calls that run, messages that wait.
  package let requestBytes: Int
  package let requestBytesMax: Int
}

extension RPCServer {
  /// Takes no lock that a call takes.
  package var statistics: ServerStatistics {
    let traffic = serving.traffic
    return ServerStatistics(
      methods: serving.router.statistics.map {
        .init(
          service: $0.method.service, name: $0.method.name, kind: $0.method.kind, calls: $0.calls)
      },
      unroutedCalls: traffic.unroutedCalls.all, callsRefused: traffic.callsRefused.all,
      callsInFlight: serving.calls.count, callsMax: serving.limits.callsMax,
      longCallsInFlight: serving.longCalls.count, longCallsMax: serving.limits.longCallsMax,
      connectionsOpen: serving.connectionsOpen, connectionsMax: serving.limits.connectionsMax,
      connectionsAccepted: traffic.connectionsAccepted.value,
      connectionsRefused: traffic.connectionsRefused.value,
      connectionsStalled: traffic.connectionsStalled.value,
      handshakesFailed: traffic.handshakesFailed.value,
      bytesReceived: traffic.bytesReceived.value, bytesSent: traffic.bytesSent.value,
      framesRefused: traffic.framesRefused.value,
      requestBytes: serving.requestBytes.bytesInUse,
      requestBytesMax: serving.requestBytes.bytesMax)
  }
}
