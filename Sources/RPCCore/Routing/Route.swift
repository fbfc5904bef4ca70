/// A method and how it is run, in payloads. A class, because each call holds it.
package final class Route: Sendable {
  package let method: MethodDescriptor
  /// - Returns: the response's payload, or nil when the responses were streamed.
  package let run: @Sendable (CallExchange, CallContext) async throws -> [UInt8]?

  package let expectedSize = ExpectedSize()
  package let statistics = CallStatistics()
  /// Whether its work is too long for the thread of a connection, which others share.
  package let runsApart: Bool

  init(
    _ method: MethodDescriptor, runsApart: Bool = false,
    run: @escaping @Sendable (CallExchange, CallContext) async throws -> [UInt8]?
  ) {
    self.method = method
    self.runsApart = runsApart
    self.run = run
  }
}

/// What a call's two sides say to each other besides its one response.
package struct CallExchange: Sendable {
  /// The request; empty where requests are streamed.
  package let payload: [UInt8]
  /// Where requests are streamed.
  package let requests: InboundMessages?
  /// Where responses are streamed.
  package let responses: (any MessageSink)?

  package init(
    payload: [UInt8], requests: InboundMessages? = nil, responses: (any MessageSink)? = nil
  ) {
    self.payload = payload
    self.requests = requests
    self.responses = responses
  }
}
