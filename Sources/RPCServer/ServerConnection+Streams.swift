import NIOCore
import Protobuf
import RPCCore
import RPCTransport

/// A handler that waits for room for its next message.
struct WaitingWriter {
  let call: CallID
  let continuation: CheckedContinuation<Void, any Error>
}

/// What a handler does after it has sent a message.
enum SendOutcome {
  case goOn
  /// It has sent much in one go: the thread's other calls have their turn.
  case yield
  /// The peer does not take what was sent: there is no room for another.
  case wait
}

// MARK: Requests

extension ServerConnection {
  /// The requests of a call that streams them.
  func openRequests(of call: CallID) -> InboundMessages {
    let connection = NIOLoopBound(self, eventLoop: eventLoop)
    let loop = eventLoop
    let messages = InboundMessages { bytes in
      // Handlers nearly always run on the connection's own thread.
      if loop.inEventLoop {
        connection.value.requestTaken(bytes)
      } else {
        loop.execute { connection.value.requestTaken(bytes) }
      }
    }
    requests[call] = messages
    return messages
  }

  func receiveMessage(_ payload: [UInt8], of call: CallID, isLast: Bool) {
    guard let messages = requests[call] else { return }
    guard hold(inboundBytes: InboundMessages.cost(of: payload)) else {
      let error = RPCError.memoryExhausted(retryDelay: serving.limits.retryDelay)
      return end(streams.answerEarly(call, with: error.code), with: error)
    }
    messages.receive(payload)
    if isLast { messages.finish() }
  }

  /// Counts bytes of requests in, or out when there are fewer.
  /// - Returns: false, and nothing is counted, when all connections together have no room for them.
  func hold(callBytes: Int = 0, inboundBytes: Int = 0) -> Bool {
    let bytes = self.callBytes + callBytes + self.inboundBytes + inboundBytes
    guard held.resize(to: max(0, bytes - serving.limits.requestBytesUnreservedMax)) else {
      return false
    }
    self.callBytes += callBytes
    self.inboundBytes += inboundBytes
    return true
  }

  private func requestTaken(_ bytes: Int) {
    let wasFull = inboundBytes > serving.limits.inboundBytesMax
    _ = hold(inboundBytes: -bytes)
    // Not in here: this may be called from within the reading of frames.
    if wasFull, inboundBytes <= serving.limits.inboundBytesMax { resumeReadingSoon() }
  }

  func resumeReadingSoon() {
    eventLoop.assumeIsolated().execute { self.resumeReading() }
  }

  /// The call is over for its peer, while its handler may still run.
  func wind(down call: CallID, with error: RPCError) {
    requests[call]?.fail(error)
    wakeWriters(of: call, with: error)
  }
}

// MARK: Responses

extension ServerConnection {
  /// - Returns: what its handler does next.
  func send(_ payload: [UInt8], for call: CallID) throws(RPCError) -> SendOutcome {
    guard let streamID = streams.openStream(of: call) else { throw .cancelled }
    let isWritten = DataFrame.write(
      payload: payload, to: &outbound.buffer, streamID: streamID,
      dataBytesMax: serving.limits.frameDataBytesMax)
    guard isWritten else { throw .responseTooLong }
    let isTurnOver = outbound.isFull
    flushInTime()
    return hasRoom ? (isTurnOver ? .yield : .goOn) : .wait
  }

  private var hasRoom: Bool { context?.channel.isWritable == true }

  /// Resumes the handler when there is room for its next message, or when its call is over.
  func wait(_ writer: WaitingWriter) {
    guard streams.openStream(of: writer.call) != nil else {
      return writer.continuation.resume(throwing: RPCError.cancelled)
    }
    if hasRoom { return writer.continuation.resume() }
    writers.append(writer)
  }

  func wakeWriters() {
    let woken = writers
    writers = []
    for writer in woken { writer.continuation.resume() }
  }

  func wakeWriters(of call: CallID, with error: RPCError) {
    let woken = writers.filter { $0.call == call }
    guard !woken.isEmpty else { return }
    writers.removeAll { $0.call == call }
    for writer in woken { writer.continuation.resume(throwing: error) }
  }
}

/// The response messages of one call, from whatever thread its handler runs on.
struct ResponseSink: MessageSink {
  let connection: NIOLoopBound<ServerConnection>
  let eventLoop: any EventLoop
  let call: CallID

  func send(_ payload: [UInt8]) async throws {
    if Task.isCancelled { throw RPCError.cancelled }
    let outcome =
      if eventLoop.inEventLoop {
        try connection.value.send(payload, for: call)
      } else {
        try await eventLoop.submit { try connection.value.send(payload, for: call) }.get()
      }
    switch outcome {
    case .goOn: break
    case .yield: await Task.yield()
    case .wait: try await room()
    }
  }

  /// The handler's return says it.
  func finish() async {}

  private func room() async throws {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        eventLoop.execute {
          connection.value.wait(WaitingWriter(call: call, continuation: continuation))
        }
        // A cancellation that came before there was anybody to wake.
        if Task.isCancelled { wake() }
      }
    } onCancel: {
      wake()
    }
  }

  /// Behind a wait that was queued before.
  private func wake() {
    eventLoop.execute { connection.value.wakeWriters(of: call, with: .cancelled) }
  }
}
