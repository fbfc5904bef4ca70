import RPCCore

/// Names a call within its connection, before it has a stream and after it has lost it.
typealias CallNumber = UInt64

/// A call in flight, and who waits for its answer.
struct PendingCall {
  enum Receiver {
    /// The response's data.
    case unary(CheckedContinuation<[UInt8], any Error>)
    /// The one response is a message, and so the last.
    case oneResponse(InboundMessages)
    case manyResponses(InboundMessages)
  }

  let deadline: ContinuousClock.Instant
  let receiver: Receiver
  /// Told, behind the receiver, what a writer that waits for room is to be told.
  var onEnd: @Sendable (RPCError) -> Void = { _ in }

  func fail(_ error: RPCError) {
    switch receiver {
    case .unary(let continuation): continuation.resume(throwing: error)
    case .oneResponse(let messages), .manyResponses(let messages): messages.fail(error)
    }
    onEnd(error)
  }

  /// The last of many responses has come.
  func finish(_ messages: InboundMessages) {
    messages.finish()
    onEnd(.streamEnded)
  }

  /// The server's last word, in an envelope.
  func complete(_ data: [UInt8]) {
    if case .unary(let continuation) = receiver { return continuation.resume(returning: data) }
    let payload: [UInt8]
    do throws(RPCError) {
      payload = try ResponseEnvelope.payload(of: data)
    } catch {
      return fail(error)
    }
    switch receiver {
    case .unary: break
    case .oneResponse(let messages):
      messages.receive(payload)
      finish(messages)
    case .manyResponses(let messages):
      finish(messages)
    }
  }
}
