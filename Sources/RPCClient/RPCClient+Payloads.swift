public import RPCCore

extension RPCClient {
  /// A call of any kind for a caller that has no types: bytes in, bytes out.
  /// - Parameter request: of a method that takes one; of the others nothing, and what the exchange sends.
  /// - Returns: what `talk` makes of the conversation, whose end is the end of the call.
  public func exchange<Result>(
    _ method: MethodDescriptor, request: [UInt8] = [], options: CallOptions,
    _ talk: (PayloadExchange) async throws -> Result
  ) async throws -> Result {
    let attempts = try Attempts(self, method.kind, options)
    let connection = try await attempts.connection()
    let name = MethodName(service: method.service, method: method.name)
    let stream = connection.open(
      attempts.envelope(name, request), method.kind, deadline: attempts.deadline)
    defer { stream.cancel() }
    return try await talk(PayloadExchange(stream: stream))
  }
}

/// Both directions of one streaming call. One task sends, one receives.
public struct PayloadExchange: Sendable {
  let stream: ClientStream

  /// Waits while the server does not take what was sent before.
  /// - Throws: `RPCError` when the call has ended.
  public func send(_ payload: [UInt8]) async throws { try await stream.send(payload) }

  /// Nothing more will be sent.
  public func finish() async { await stream.finish() }

  /// The next answer; nil behind the last.
  /// - Throws: the `RPCError` that ended the call.
  public func next() async throws -> [UInt8]? { try await stream.responses.next() }
}
