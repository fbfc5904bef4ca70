import ProbeProto
package import RPCCore

extension Router {
  /// The service by which existing ttrpc client suites call the streaming methods.
  package static let existingStreamingName = "ttrpc.integration.streaming.Streaming"

  /// Serves both probe services.
  package mutating func registerProbe(
    _ probe: ProbeService, _ streaming: StreamingService = .init()
  ) {
    registerProbeProbe(probe)
    registerProbeStreaming(streaming)
    alias(Self.existingStreamingName, of: "probe.v1.Streaming")
  }
}
