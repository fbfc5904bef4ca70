import NIOCore
import RPCCore
import RPCTransport

extension ServerConnection {
  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard phase == .open else { return }
    isInBatch = true
    inbound.append(unwrapInboundIn(data))
    readFrames()
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    isInBatch = false
    flush()
  }

  /// A peer that does not take its answers is not read either.
  func read(context: ChannelHandlerContext) {
    guard context.channel.isWritable || phase != .open else {
      isReadDeferred = true
      return
    }
    context.read()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable {
      readFrames()
      resumeReading()
    }
    context.fireChannelWritabilityChanged()
  }

  func resumeReading() {
    guard isReadDeferred, let context else { return }
    isReadDeferred = false
    context.read()
  }

  private func readFrames() {
    // An answer that is flushed from in here can make the channel writable again and lead back.
    guard !isReadingFrames else { return }
    isReadingFrames = true
    defer { isReadingFrames = false }
    while phase == .open, context?.channel.isWritable == true, let event = inbound.next() {
      switch event {
      case .frame(let frame):
        receive(frame)
      case .oversized(let header), .overBudget(let header):
        act(on: streams.arrivalOfOversized(header), header.streamID)
      case .broken:
        context?.close(promise: nil)
        return
      }
    }
  }

  private func receive(_ frame: Frame) {
    let arrival = streams.arrival(of: frame.header)
    guard arrival != .request else { return receiveRequest(frame) }
    act(on: arrival, frame.header.streamID)
  }

  private func act(on arrival: StreamTable.Arrival, _ streamID: UInt32) {
    guard case .refuse(let error) = arrival else { return }
    answer(streamID, with: .failure(error))
  }
}
