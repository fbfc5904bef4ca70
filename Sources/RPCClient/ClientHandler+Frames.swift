import NIOCore
import RPCCore
import RPCTransport

extension ClientHandler {
  func channelActive(context: ChannelHandlerContext) {
    activate(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    self.context = nil
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    connection?.writability(context.channel.isWritable)
    context.fireChannelWritabilityChanged()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    inbound.append(unwrapInboundIn(data))
    readFrames()
  }

  /// A server whose messages nobody takes is not read.
  func read(context: ChannelHandlerContext) {
    guard mayRead else {
      isReadDeferred = true
      return
    }
    context.read()
  }

  /// Readers took messages.
  func taken(_ bytes: Int) {
    inboundBytes -= bytes
    guard mayRead else { return }
    readFrames()
    guard mayRead, isReadDeferred, let context else { return }
    isReadDeferred = false
    context.read()
  }

  private var mayRead: Bool { inboundBytes <= limits.inboundBytesMax }

  private func readFrames() {
    while mayRead, let event = inbound.next() {
      observer?.received(event)
      switch event {
      case .frame(let frame):
        receive(frame)
      case .oversized(let header), .overBudget(let header):
        guard header.type != .request else { continue }
        calls.remove(streamID: header.streamID)?.fail(.responseTooLong)
      case .broken:
        context?.close(promise: nil)
        return
      }
    }
    closeIfRetired()
  }

  private func receive(_ frame: Frame) {
    let streamID = frame.header.streamID
    switch frame.header.type {
    case .response:
      // Nobody waits any more for the response of a call that expired or was cancelled.
      calls.remove(streamID: streamID)?.complete(frame.data)
    case .data:
      guard let call = calls.call(on: streamID) else { return }
      receiveMessage(frame, of: call)
    default:
      return
    }
  }

  private func receiveMessage(_ frame: Frame, of call: PendingCall) {
    let flags = frame.header.flags
    guard case .manyResponses(let messages) = call.receiver else {
      calls.remove(streamID: frame.header.streamID)
      return call.fail(.responseMalformed)
    }
    if !flags.contains(.noData) {
      inboundBytes += InboundMessages.cost(of: frame.data)
      messages.receive(frame.data)
    }
    if flags.contains(.remoteClosed) {
      calls.remove(streamID: frame.header.streamID)
      call.finish(messages)
    }
  }
}
