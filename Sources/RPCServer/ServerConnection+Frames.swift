import NIOCore
import RPCCore
import RPCTransport

extension ServerConnection {
  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard phase == .open else { return }
    isInBatch = true
    let bytes = unwrapInboundIn(data)
    received.bytes &+= UInt64(bytes.readableBytes)
    serving.traffic.bytesReceived.count(bytes.readableBytes)
    inbound.append(bytes)
    readFrames()
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    isInBatch = false
    flush()
  }

  /// A peer that does not take its answers is not read either, nor one whose messages nobody takes.
  func read(context: ChannelHandlerContext) {
    guard mayRead || phase != .open else {
      isReadDeferred = true
      return
    }
    context.read()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable {
      writeWaiting()
      resumeReading()
      if streams.isDraining, phase == .open { giveNotice() }
    }
    context.fireChannelWritabilityChanged()
  }

  /// Whether anything keeps us from taking more of the peer's bytes.
  var mayRead: Bool { mayReadFrames && !isWaitingForTurn }

  private var mayReadFrames: Bool {
    context?.channel.isWritable == true && inboundBytes <= serving.limits.inboundBytesMax
      && !expected.areTooMuch
  }

  /// Something that kept us from reading is over.
  func resumeReading() {
    readFrames()
    readIfDeferred()
  }

  private func readIfDeferred() {
    guard isReadDeferred, mayRead || phase != .open, let context else { return }
    isReadDeferred = false
    context.read()
  }

  private func readFrames() {
    // An answer that is flushed from in here can make the channel writable again and lead back.
    guard !isReadingFrames, !isWaitingForTurn else { return }
    readFrames(atMost: turns.frames, isTurn: false)
  }

  private func readFrames(atMost framesMax: Int, isTurn: Bool) {
    isReadingFrames = true
    defer { isReadingFrames = false }
    var framesLeft = framesMax
    while phase == .open, mayReadFrames, let event = nextEvent() {
      received.frames &+= 1
      switch event {
      case .frame(let frame):
        receive(frame)
      case .oversized(let header):
        let error = isFrameLimitFull ? RPCError.frameTooLong : .frameTooLongBeforeAdmission
        act(on: streams.arrivalOfOversized(header, error), header.streamID)
      case .overBudget(let header):
        let error = RPCError.memoryExhausted(retryDelay: serving.limits.retryDelay)
        act(on: streams.arrivalOfOversized(header, error), header.streamID)
      case .broken:
        context?.close(promise: nil)
        return
      }
      framesLeft -= 1
      if framesLeft <= 0, inbound.waitingBytes > 0 {
        isWaitingForTurn = true
        return turns.add(self, isStanding: isTurn)
      }
    }
  }

  private var isFrameLimitFull: Bool { inbound.dataBytesMax == serving.limits.frameDataBytesMax }

  /// Who has shown who they are may send more at once.
  private func nextEvent() -> FrameReader.Event? {
    inbound.dataBytesMax =
      isTrusted ? serving.limits.frameDataBytesMax : serving.frameDataBytesFirstMax
    return inbound.next()
  }

  func takeTurn(frames: Int) {
    isWaitingForTurn = false
    isInBatch = true
    readFrames(atMost: frames, isTurn: true)
    readIfDeferred()
    isInBatch = false
    framesSinceFlush += frames
    // In a crowd a turn is a single frame, whose answer is not worth a packet when the next turn follows.
    if !isWaitingForTurn || framesSinceFlush >= turns.framesMax {
      framesSinceFlush = 0
      flush()
    }
    fallSilentIfDrained()
  }

  private func receive(_ frame: Frame) {
    let streamID = frame.header.streamID
    switch streams.arrival(of: frame.header) {
    case .request:
      receiveRequest(frame)
    case .message(let call, let isLast):
      receiveMessage(frame.data, of: call, isLast: isLast)
    case let other:
      act(on: other, streamID)
    }
  }

  private func act(on arrival: StreamTable.Arrival, _ streamID: UInt32) {
    switch arrival {
    case .request, .message, .ignore: break
    case .endOfInput(let call): requests[call]?.finish()
    case .fail(let call, let error):
      serving.traffic.framesRefused.count()
      end(streams.answerEarly(call, with: error.code), with: error)
    case .refuse(let error):
      serving.traffic.framesRefused.count()
      answer(streamID, with: .failure(error))
    }
  }
}
