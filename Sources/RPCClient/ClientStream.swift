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
    try await connection.send(payload, of: number, answeredBy: responses)
  }

  func finish() async {
    connection.submit(.endOfMessages(number))
  }

  /// Nobody wants more of it: what has come and was not taken holds the connection up no longer.
  func cancel() {
    responses.fail(.cancelled)
    connection.submit(.cancel(number))
  }
}
