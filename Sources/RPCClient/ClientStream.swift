import RPCCore

/// One streaming call of a client.
struct ClientStream: MessageSink {
  let connection: ClientConnection
  let number: CallNumber
  let responses: InboundMessages

  func send(_ payload: [UInt8]) async throws {
    if Task.isCancelled { throw RPCError.cancelled }
    if let failure = responses.failure { throw failure }
    if responses.isEnded { throw RPCError.streamEnded }
    guard payload.count <= connection.limits.frameDataBytesMax else {
      throw RPCError.requestTooLong
    }
    try await connection.send(payload, of: number)
  }

  func finish() async {
    connection.submit(.endOfMessages(number))
  }

  /// Nobody wants more of it. A call that has ended is left as it is.
  func cancel() {
    connection.submit(.cancel(number))
  }
}
