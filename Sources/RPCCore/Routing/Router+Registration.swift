public import Protobuf

// One for each kind of method. A handler gets decoded requests, and throws `RPCError` or what
// converts to it. Each traps when the method is of another kind or registered already.

extension Router {
  /// One request, one response.
  public mutating func register<Input: Message, Output: Message>(
    _ method: MethodDescriptor,
    _ handler: @escaping @Sendable (Input, CallContext) async throws -> Output
  ) {
    let route = Route(method) { exchange, context in
      try await handler(exchange.request(), context).serialized()
    }
    add(route, as: .unary)
  }

  /// Many requests, one response.
  public mutating func register<Input: Message, Output: Message>(
    _ method: MethodDescriptor,
    clientStreaming handler:
      @escaping @Sendable (MessageStream<Input>, CallContext) async throws -> Output
  ) {
    let route = Route(method) { exchange, context in
      try await handler(exchange.requestStream(), context).serialized()
    }
    add(route, as: .clientStreaming)
  }

  /// One request, many responses.
  public mutating func register<Input: Message, Output: Message>(
    _ method: MethodDescriptor,
    serverStreaming handler:
      @escaping @Sendable (Input, ResponseWriter<Output>, CallContext) async throws -> Void
  ) {
    let route = Route(method) { exchange, context in
      try await handler(exchange.request(), exchange.responseWriter(), context)
      return nil
    }
    add(route, as: .serverStreaming)
  }

  /// Many of both, in any order.
  public mutating func register<Input: Message, Output: Message>(
    _ method: MethodDescriptor,
    bidirectional handler:
      @escaping @Sendable (MessageStream<Input>, ResponseWriter<Output>, CallContext) async throws
      -> Void
  ) {
    let route = Route(method) { exchange, context in
      try await handler(exchange.requestStream(), exchange.responseWriter(), context)
      return nil
    }
    add(route, as: .bidirectional)
  }
}

extension CallExchange {
  fileprivate func request<Input: Message>() throws(RPCError) -> Input {
    do throws(DecodeError) {
      return try Input(serialized: payload)
    } catch {
      throw RPCError(requestPayload: error)
    }
  }

  fileprivate func requestStream<Input: Message>() throws(RPCError) -> MessageStream<Input> {
    guard let requests else { throw .streamMissing }
    return MessageStream(requests: requests)
  }

  fileprivate func responseWriter<Output: Message>() throws(RPCError) -> ResponseWriter<Output> {
    guard let responses else { throw .streamMissing }
    return ResponseWriter(responses)
  }
}
