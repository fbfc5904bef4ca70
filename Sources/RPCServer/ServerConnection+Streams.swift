import NIOCore
import Protobuf
import RPCCore
import RPCTransport

/// A handler that waits until there is room for its message, which is then written for it: if all who wait were
/// woken to write, each would find the room that is there for one.
struct WaitingWriter {
  let call: CallID
  let payload: [UInt8]
  let continuation: CheckedContinuation<Void, any Error>
}

/// What becomes of a message that a handler sends.
enum SendOutcome {
  case written
  /// And its handler has sent much in one go: the thread's other calls have their turn.
  case writtenAndTurnOver
  /// The peer has not taken what was sent before: there is no room yet.
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
  func send(_ payload: [UInt8], for call: CallID) throws(RPCError) -> SendOutcome {
    guard writers.isEmpty, hasRoom else { return .wait }
    return try write(payload, for: call) ? .writtenAndTurnOver : .written
  }

  /// - Returns: whether so much is written that it leaves now.
  private func write(_ payload: [UInt8], for call: CallID) throws(RPCError) -> Bool {
    guard let streamID = streams.openStream(of: call) else { throw .cancelled }
    let isWritten = DataFrame.write(
      payload: payload, to: &outbound.buffer, streamID: streamID,
      dataBytesMax: serving.limits.frameDataBytesMax)
    guard isWritten else { throw .responseTooLong }
    let isFull = outbound.isFull
    flushInTime()
    return isFull
  }

  private var hasRoom: Bool { context?.channel.isWritable == true }

  /// Resumes the handler once its message is written, or when its call is over.
  func wait(_ writer: WaitingWriter) {
    guard streams.openStream(of: writer.call) != nil else {
      return writer.continuation.resume(throwing: RPCError.cancelled)
    }
    writers.append(writer)
    writeWaiting()
  }

  /// Writes what waits, the first first, as far as there is room for it.
  func writeWaiting() {
    // What is flushed from in here can make the channel writable again and lead back.
    while hasRoom, let writer = writers.popFirst() {
      do throws(RPCError) {
        _ = try write(writer.payload, for: writer.call)
        writer.continuation.resume()
      } catch {
        writer.continuation.resume(throwing: error)
      }
    }
  }

  /// Their messages are not sent.
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
    case .written: break
    case .writtenAndTurnOver: await Task.yield()
    case .wait: try await wait(with: payload)
    }
  }

  /// The handler's return says it.
  func finish() async {}

  private func wait(with payload: [UInt8]) async throws {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        eventLoop.execute {
          connection.value.wait(
            WaitingWriter(call: call, payload: payload, continuation: continuation))
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
