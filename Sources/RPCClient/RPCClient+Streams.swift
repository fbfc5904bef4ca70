public import Protobuf
public import RPCCore

extension RPCClient {
  public func clientStreaming<Input: Message, Output: Message>(
    _ method: MethodDescriptor, options: CallOptions,
    _ write: (RequestWriter<Input>) async throws -> Void
  ) async throws -> Output {
    let stream = try await open(method, payload: [], options)
    defer { stream.cancel() }
    do {
      try await write(RequestWriter(stream))
      await stream.finish()
    } catch {
      // The server may have had its say before everything was sent.
      guard stream.responses.isEnded else { throw error }
    }
    var responses = MessageStream<Output>(responses: stream.responses).makeAsyncIterator()
    guard let response = try await responses.next() else { throw RPCError.responseMalformed }
    return response
  }

  public func serverStreaming<Input: Message, Output: Message, Result>(
    _ method: MethodDescriptor, _ request: Input, options: CallOptions,
    _ read: (MessageStream<Output>) async throws -> Result
  ) async throws -> Result {
    let stream = try await open(method, payload: encoded(request), options)
    defer { stream.cancel() }
    return try await read(MessageStream(responses: stream.responses))
  }

  public func bidirectional<Input: Message, Output: Message, Result>(
    _ method: MethodDescriptor, options: CallOptions,
    _ talk: (RequestWriter<Input>, MessageStream<Output>) async throws -> Result
  ) async throws -> Result {
    let stream = try await open(method, payload: [], options)
    defer { stream.cancel() }
    return try await talk(RequestWriter(stream), MessageStream(responses: stream.responses))
  }

  private func open(
    _ method: MethodDescriptor, payload: [UInt8], _ options: CallOptions
  ) async throws -> ClientStream {
    let attempts = try Attempts(self, method.kind, options)
    let connection = try await attempts.connection()
    let name = MethodName(service: method.service, method: method.name)
    return connection.open(
      attempts.envelope(name, payload), method.kind, deadline: attempts.deadline)
  }
}
