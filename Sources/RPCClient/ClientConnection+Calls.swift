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
      onEnd: { [weak self] error in self?.wakeWriter(number, with: error) })
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
  /// Returns once there is room for the next message.
  /// - Parameter responses: of the call; when they end, nobody waits for room any more.
  func send(
    _ payload: [UInt8], of number: CallNumber, answeredBy responses: InboundMessages
  ) async throws {
    let (hasRoom, isFirst) = try inbox.withLock { inbox in
      if let ending = inbox.ending { throw ending }
      inbox.commands.append(.message(number, payload))
      inbox.messageBytes += InboundMessages.cost(of: payload)
      return (Self.hasRoom(inbox, limits), inbox.commands.count == 1)
    }
    if isFirst { wake() }
    if !hasRoom { try await room(for: number, responses) }
  }

  private static func hasRoom(_ inbox: Inbox, _ limits: Limits) -> Bool {
    inbox.isWritable && inbox.messageBytes <= limits.outboundBytesMax
  }

  private func room(for number: CallNumber, _ responses: InboundMessages) async throws {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let outcome = inbox.withLock { inbox -> Result<Void, any Error>? in
          if let ending = inbox.ending { return .failure(ending) }
          if Self.hasRoom(inbox, limits) { return .success(()) }
          precondition(inbox.writers[number] == nil, "two tasks write one stream")
          inbox.writers[number] = continuation
          return nil
        }
        if let outcome { return continuation.resume(with: outcome) }
        // What came before there was anybody to wake.
        if Task.isCancelled { wakeWriter(number, with: .cancelled) }
        if responses.isEnded { wakeWriter(number, with: responses.failure ?? .streamEnded) }
      }
    } onCancel: {
      wakeWriter(number, with: .cancelled)
    }
  }

  func wakeWriter(_ number: CallNumber, with error: RPCError) {
    let writer = inbox.withLock { $0.writers.removeValue(forKey: number) }
    writer?.resume(throwing: error)
  }

  func wakeWriters() {
    let writers = inbox.withLock { inbox in
      guard !inbox.writers.isEmpty, Self.hasRoom(inbox, limits) else {
        return [CallNumber: CheckedContinuation<Void, any Error>]()
      }
      defer { inbox.writers = [:] }
      return inbox.writers
    }
    for writer in writers.values { writer.resume() }
  }

  /// From the event loop.
  func writability(_ isWritable: Bool) {
    inbox.withLock { $0.isWritable = isWritable }
    if isWritable { wakeWriters() }
  }
}
