import NIOCore
import RPCCore
import RPCTransport

/// A connection as the event loop sees it: writes requests, and resumes a caller for each response.
final class ClientHandler: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  let limits: Limits
  private let cancelMethod: MethodName?
  let observer: FrameObserver?
  private let eventLoop: any EventLoop
  var calls = PendingCalls()
  private var deadlines: DeadlineTimer
  var inbound: InboundFrames
  /// Of response messages that nobody has taken yet.
  var inboundBytes = 0
  var isReadDeferred = false
  private var outbound = OutboundFrames()
  /// Set while the channel is connected.
  var context: ChannelHandlerContext?
  /// Told when the channel is full and when it is not any more; set while the channel is connected.
  weak var connection: ClientConnection?
  private var isClosing = false
  private var isRetired = false

  init(configuration: ClientConfiguration, eventLoop: any EventLoop) {
    limits = configuration.limits
    cancelMethod = configuration.cancelMethod.map { MethodName($0) }
    observer = configuration.onFrame.map { FrameObserver(limits: configuration.limits, tell: $0) }
    self.eventLoop = eventLoop
    deadlines = DeadlineTimer(eventLoop: eventLoop)
    inbound = InboundFrames(dataBytesMax: limits.frameDataBytesMax)
  }
}

// MARK: Commands

extension ClientHandler {
  func carryOut(_ commands: [ClientConnection.Command]) {
    for command in commands {
      switch command {
      case .call(let call, let number, let envelope, let flags):
        begin(call, number, envelope, flags)
      case .message(let number, let payload): send(payload, of: number)
      case .endOfMessages(let number): endMessages(of: number)
      case .cancel(let number): cancel(number)
      case .taken(let bytes): taken(bytes)
      case .close: close()
      case .retire:
        isRetired = true
        closeIfRetired()
      }
      if outbound.isFull { flush() }
    }
    flush()
  }

  private func begin(
    _ call: PendingCall, _ number: CallNumber, _ envelope: RequestEnvelope, _ flags: FrameFlags
  ) {
    if isClosing { return call.fail(.clientClosed) }
    // Its caller chose the connection just before it was retired: the call is not sent.
    if isShut { return call.fail(.connectFailed) }
    guard calls.count < limits.callsPerConnectionMax else {
      return call.fail(.tooManyCalls(retryDelay: limits.retryDelay))
    }
    let streamID = calls.add(call, number)
    let isWritten = envelope.write(
      to: &outbound.buffer, streamID: streamID, flags: flags,
      dataBytesMax: limits.frameDataBytesMax)
    guard isWritten else {
      calls.remove(streamID: streamID)?.fail(.requestTooLong)
      return
    }
    deadlines.add(call.deadline, now: .now) { self.expireCalls() }
  }

  private func send(_ payload: [UInt8], of number: CallNumber) {
    // The server may have ended the call meanwhile: nobody would take the message.
    guard let streamID = calls.streamID(of: number) else { return }
    _ = DataFrame.write(
      payload: payload, to: &outbound.buffer, streamID: streamID,
      dataBytesMax: limits.frameDataBytesMax)
  }

  private func endMessages(of number: CallNumber) {
    guard let streamID = calls.streamID(of: number) else { return }
    DataFrame.writeEnd(to: &outbound.buffer, streamID: streamID)
  }

  private func cancel(_ number: CallNumber) {
    guard let streamID = calls.streamID(of: number) else { return }
    calls.remove(streamID: streamID)?.fail(.cancelled)
    if let cancelMethod {
      // Its answer is of no use to anyone.
      _ = RequestEnvelope(cancelling: streamID, by: cancelMethod).write(
        to: &outbound.buffer, streamID: calls.takeStreamID(),
        dataBytesMax: limits.frameDataBytesMax)
    }
    closeIfRetired()
  }

  private func close() {
    isClosing = true
    for call in calls.removeAll() { call.fail(.clientClosed) }
    // Not connected yet: `channelActive` closes it.
    context?.close(promise: nil)
  }

  /// Retired, and its last call is done.
  private var isShut: Bool { isRetired && calls.count == 0 }

  func closeIfRetired() {
    guard isShut else { return }
    flush()
    context?.close(promise: nil)
  }

  /// The channel is gone or never came.
  func end(_ commands: [ClientConnection.Command], with error: RPCError) {
    deadlines.cancel()
    let inFlight = isClosing ? RPCError.clientClosed : error
    for call in calls.removeAll() { call.fail(inFlight) }
    // These were never sent.
    let unsent = isClosing ? RPCError.clientClosed : .connectFailed
    for case .call(let call, _, _, _) in commands { call.fail(unsent) }
  }

  private func expireCalls() {
    let now = ContinuousClock.now
    for call in calls.removeExpired(at: now) { call.fail(.deadlineExceeded) }
    deadlines.fired(earliest: calls.earliestDeadline, now: now) { self.expireCalls() }
    closeIfRetired()
  }

  private func flush() {
    guard !outbound.isEmpty, let context else { return }
    let buffer = outbound.take()
    observer?.sending(buffer)
    context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
    outbound.recycle(buffer)
  }

  /// The channel is connected: what has gathered goes out.
  func activate(_ context: ChannelHandlerContext) {
    self.context = context
    if isClosing || isShut { return context.close(promise: nil) }
    flush()
  }
}

extension RequestEnvelope {
  /// A `Cancel{stream_id}` call.
  fileprivate init(cancelling streamID: UInt32, by method: MethodName) {
    self.init(
      service: method.service, method: method.method,
      payload: ProtobufWire.message(field: 1, varint: UInt64(streamID)))
  }
}
