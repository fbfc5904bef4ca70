import NIOCore
import RPCCore
import RPCTransport

/// A connection as the event loop sees it: writes requests, and resumes a caller for each response.
final class ClientHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let limits: Limits
  private let eventLoop: any EventLoop
  private var calls = PendingCalls()
  private var deadlines: DeadlineTimer
  private var inbound: InboundFrames
  private var outbound = OutboundFrames()
  /// Set while the channel is connected.
  private var context: ChannelHandlerContext?
  private var isClosing = false

  init(limits: Limits, eventLoop: any EventLoop) {
    self.limits = limits
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
      case .call(let call, let number, let envelope): begin(call, number, envelope)
      case .cancel(let number): calls.remove(number: number)?.fail(.cancelled)
      case .close: close()
      }
    }
    flush()
  }

  private func begin(_ call: PendingCall, _ number: CallNumber, _ envelope: RequestEnvelope) {
    if isClosing { return call.fail(.clientClosed) }
    guard calls.count < limits.callsPerConnectionMax else {
      return call.fail(.tooManyCalls(retryDelay: limits.retryDelay))
    }
    let streamID = calls.add(call, number)
    let isWritten = envelope.write(
      to: &outbound.buffer, streamID: streamID, dataBytesMax: limits.frameDataBytesMax)
    guard isWritten else {
      calls.remove(streamID: streamID)?.fail(.requestTooLong)
      return
    }
    deadlines.add(call.deadline, now: .now) { self.expireCalls() }
    if outbound.isFull { flush() }
  }

  private func close() {
    isClosing = true
    for call in calls.removeAll() { call.fail(.clientClosed) }
    // Not connected yet: `channelActive` closes it.
    context?.close(promise: nil)
  }

  /// The channel is gone or never came.
  func end(_ commands: [ClientConnection.Command], with error: RPCError) {
    deadlines.cancel()
    let error = isClosing ? RPCError.clientClosed : error
    for call in calls.removeAll() { call.fail(error) }
    for case .call(let call, _, _) in commands { call.fail(error) }
  }

  private func expireCalls() {
    let now = ContinuousClock.now
    for call in calls.removeExpired(at: now) { call.fail(.deadlineExceeded) }
    deadlines.fired(earliest: calls.earliestDeadline, now: now) { self.expireCalls() }
  }

  private func flush() {
    guard !outbound.isEmpty, let context else { return }
    let buffer = outbound.take()
    context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
    outbound.recycle(buffer)
  }
}

// MARK: Channel

extension ClientHandler {
  func channelActive(context: ChannelHandlerContext) {
    self.context = context
    if isClosing { return context.close(promise: nil) }
    flush()
  }

  func channelInactive(context: ChannelHandlerContext) {
    self.context = nil
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    inbound.append(unwrapInboundIn(data))
    while let event = inbound.next() {
      switch event {
      case .frame(let frame):
        guard frame.header.type == .response else { continue }
        // Nobody waits any more for the response of a call that expired or was cancelled.
        calls.remove(streamID: frame.header.streamID)?.continuation.resume(returning: frame.data)
      case .oversized(let header), .overBudget(let header):
        guard header.type == .response else { continue }
        calls.remove(streamID: header.streamID)?.fail(.responseTooLong)
      case .broken:
        return context.close(promise: nil)
      }
    }
  }
}
