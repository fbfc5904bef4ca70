import RPCCore
import Synchronization

// What a caller does on a connection.

extension ClientConnection {
  /// - Returns: the response's data.
  func call(_ envelope: RequestEnvelope, deadline: ContinuousClock.Instant) async throws -> [UInt8]
  {
    let number = nextNumber()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let call = PendingCall(deadline: deadline, receiver: .unary(continuation))
        guard submitCall(call, number, envelope, []) else { return }
        // A cancellation before the call was handed over has found nothing to cancel.
        if Task.isCancelled { submit(.cancel(number)) }
      }
    } onCancel: {
      submit(.cancel(number))
    }
  }

  /// - Returns: false when the connection has ended, and the call has failed: nobody has seen it.
  @discardableResult
  private func submitCall(
    _ call: PendingCall, _ number: CallNumber, _ envelope: RequestEnvelope, _ flags: FrameFlags
  ) -> Bool {
    guard let ending = submit(.call(call, number, envelope, flags)) else { return true }
    call.fail(ending == .connectionLost ? .connectFailed : ending)
    return false
  }

  /// Begins a streaming call.
  func open(
    _ envelope: RequestEnvelope, _ kind: MethodKind, deadline: ContinuousClock.Instant
  ) -> ClientStream {
    let number = nextNumber()
    let isOneResponse = kind == .clientStreaming
    let responses = InboundMessages { bytes in
      // One response holds up nobody.
      if !isOneResponse { self.submit(.taken(bytes: bytes)) }
    }
    let call = PendingCall(
      deadline: deadline,
      receiver: isOneResponse ? .oneResponse(responses) : .manyResponses(responses),
      onEnd: { [weak self] error in
        self?.wakeWriters(of: number, with: error)
        // The next stream goes to another server.
        if error.reason == RPCError.serverStoppingReason { self?.retire() }
      })
    let flags: FrameFlags = kind == .serverStreaming ? .remoteClosed : .remoteOpen
    submitCall(call, number, envelope, flags)
    return ClientStream(connection: self, number: number, responses: responses)
  }

  private func nextNumber() -> CallNumber {
    inbox.withLock { inbox in
      inbox.lastNumber &+= 1
      return inbox.lastNumber
    }
  }
}

// MARK: Messages

extension ClientConnection {
  /// Returns once the message is on its way, for which there has to be room.
  /// - Parameter responses: of the call; when they end, nobody waits for room any more.
  func send(
    _ payload: [UInt8], of number: CallNumber, answeredBy responses: InboundMessages
  ) async throws {
    let (isHandedOver, isFirst) = try inbox.withLock { inbox in
      if let ending = inbox.ending { throw ending }
      guard inbox.writers.isEmpty, inbox.hasRoom(limits) else { return (false, false) }
      inbox.append(payload, of: number)
      return (true, inbox.commands.count == 1)
    }
    if isFirst { wake() }
    if !isHandedOver { try await wait(with: payload, of: number, responses) }
  }

  private func wait(
    with payload: [UInt8], of number: CallNumber, _ responses: InboundMessages
  ) async throws {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let ending = inbox.withLock { inbox in
          guard inbox.ending == nil else { return inbox.ending }
          inbox.writers.append(
            WaitingWriter(number: number, payload: payload, continuation: continuation))
          return nil
        }
        if let ending { return continuation.resume(throwing: ending) }
        // What came before there was anybody to wake.
        if Task.isCancelled { wakeWriters(of: number, with: .cancelled) }
        if responses.isEnded { wakeWriters(of: number, with: responses.failure ?? .streamEnded) }
        handOverWaiting()
      }
    } onCancel: {
      wakeWriters(of: number, with: .cancelled)
    }
  }

  /// Their messages are not sent.
  func wakeWriters(of number: CallNumber, with error: RPCError) {
    let woken = inbox.withLock { inbox in
      let woken = inbox.writers.filter { $0.number == number }
      if !woken.isEmpty { inbox.writers.removeAll { $0.number == number } }
      return woken
    }
    for writer in woken { writer.continuation.resume(throwing: error) }
  }

  /// Hands over what waits, the first first, as far as there is room for it.
  func handOverWaiting() {
    let (handedOver, isFirst) = inbox.withLock { inbox in
      let isIdle = inbox.commands.isEmpty
      var handedOver: [WaitingWriter] = []
      while inbox.hasRoom(limits), let writer = inbox.writers.popFirst() {
        inbox.append(writer.payload, of: writer.number)
        handedOver.append(writer)
      }
      return (handedOver, isIdle && !handedOver.isEmpty)
    }
    if isFirst { wake() }
    for writer in handedOver { writer.continuation.resume() }
  }

  /// From the event loop.
  func writability(_ isWritable: Bool) {
    inbox.withLock { $0.isWritable = isWritable }
    if isWritable { handOverWaiting() }
  }
}

extension ClientConnection.Inbox {
  fileprivate func hasRoom(_ limits: Limits) -> Bool {
    isWritable && messageBytes <= limits.outboundBytesMax
  }

  fileprivate mutating func append(_ payload: [UInt8], of number: CallNumber) {
    commands.append(.message(number, payload))
    messageBytes += InboundMessages.cost(of: payload)
  }
}
