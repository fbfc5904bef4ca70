import Logging
import NIOCore
import RPCCore
import RPCTransport

/// One client's connection: a thin shell that carries out what `StreamTable` decides.
///
/// It owns the tasks of its calls. They are no children of another task because they begin where
/// bytes arrive; in their place this type sees to it that each has ended before the connection
/// counts as closed. Everything happens on the channel's event loop.
///
/// ```
/// open      frames are read and answered
/// silent    the last answer is sent and our side shut down; input is read and dropped
/// closed    the socket is gone; handlers may still wind down
/// ```
final class ServerConnection: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  enum Phase {
    case open
    case silent
    case closed
  }

  let serving: Serving
  let eventLoop: any EventLoop
  let executor: EventLoopTaskExecutor
  let connections: Connections
  var streams: StreamTable
  var deadlines: DeadlineTimer
  /// Of the calls whose handlers did not end at once.
  var tasks: [CallID: Task<Void, Never>] = [:]
  var phase = Phase.open
  var outbound = OutboundFrames()
  var context: ChannelHandlerContext?
  var peer = ""
  private var inbound: InboundFrames
  private var isReadingFrames = false
  private var isReadDeferred = false
  /// Between a read and the end of its batch, when what was written is flushed anyway.
  private var isInBatch = false
  private var isFlushScheduled = false

  init(serving: Serving, connections: Connections, eventLoop: any EventLoop) {
    self.serving = serving
    self.connections = connections
    self.eventLoop = eventLoop
    executor = EventLoopTaskExecutor(eventLoop: eventLoop)
    streams = StreamTable(limits: serving.limits)
    deadlines = DeadlineTimer(eventLoop: eventLoop)
    inbound = InboundFrames(dataBytesMax: serving.limits.frameDataBytesMax)
  }
}

// MARK: Life

extension ServerConnection {
  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
  }

  func channelActive(context: ChannelHandlerContext) {
    peer = ListenAddress(context.remoteAddress).description
    switch connections.add(NIOLoopBound(self, eventLoop: eventLoop)) {
    case .serving: break
    case .draining: drain()
    case .cut: cut()
    }
    context.fireChannelActive()
  }

  /// Also when the peer shut down its side only: nobody is left to answer (WIRE.md, 15).
  func channelInactive(context: ChannelHandlerContext) {
    phase = .closed
    deadlines.cancel()
    _ = streams.abandon(with: .cancelled)
    for task in tasks.values { task.cancel() }
    leaveIfEnded()
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // A reset by the peer, mostly. The reason is of no use to anyone but a debugger.
    serving.logger.debug("connection failed", metadata: ["error": "\(error)"])
    context.close(promise: nil)
  }

  /// The connection counts as closed when its socket is and no handler runs.
  func leaveIfEnded() {
    guard phase == .closed, streams.callCount == 0 else { return }
    connections.remove(self)
  }
}

// MARK: Reading

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
      case .oversized(let header):
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

// MARK: Writing

extension ServerConnection {
  /// - Returns: the code that was sent, which is another than the outcome's when that has no frame.
  @discardableResult
  func answer(_ streamID: UInt32, with outcome: Result<[UInt8], RPCError>) -> RPCCode {
    let code = write(outcome, streamID)
    if outbound.isFull {
      flush()
    } else if !isInBatch {
      flushSoon()
    }
    return code
  }

  private func write(_ outcome: Result<[UInt8], RPCError>, _ streamID: UInt32) -> RPCCode {
    switch outcome {
    case .success(let payload):
      let isWritten = ResponseEnvelope.write(
        payload: payload, to: &outbound.buffer, streamID: streamID,
        dataBytesMax: serving.limits.frameDataBytesMax)
      return isWritten ? .ok : write(.failure(.responseTooLong), streamID)
    case .failure(let error):
      let isWritten = ResponseEnvelope.write(
        error, domain: serving.errorDomain, to: &outbound.buffer, streamID: streamID,
        dataBytesMax: serving.limits.frameDataBytesMax)
      // The fixed error always has a frame, or a limit below any use was configured.
      if isWritten || error == .responseTooLong { return error.code }
      return write(.failure(.responseTooLong), streamID)
    }
  }

  /// Once for all calls that end in this turn of the loop.
  private func flushSoon() {
    guard !isFlushScheduled else { return }
    isFlushScheduled = true
    eventLoop.assumeIsolated().execute {
      self.isFlushScheduled = false
      self.flush()
    }
  }

  func flush() {
    guard phase == .open, !outbound.isEmpty, let context else { return }
    let buffer = outbound.take()
    context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
    outbound.recycle(buffer)
  }
}
