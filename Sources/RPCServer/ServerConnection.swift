import Logging
import NIOCore
import Protobuf
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
  let turns: TurnQueue
  var streams: StreamTable
  var deadlines: DeadlineTimer
  /// The calls whose handlers did not end at once.
  var started: [CallID: StartedCall] = [:]
  /// Of the call whose handler has just begun, which is not among the started ones yet.
  var lastAdmitted: (call: CallID, caller: Caller)?
  /// Calls that run apart.
  var longCallCount = 0
  /// Of the calls whose requests are streamed.
  var requests: [CallID: InboundMessages] = [:]
  /// Handlers that wait until their message may be sent, in the order in which they came.
  var writers: CircularBuffer<WaitingWriter> = []
  let credentials = ConnectionCredentials()
  /// What the handlers are given of this connection.
  var handle = CallConnection.none
  var phase = Phase.open
  /// While draining: whether new calls have been refused for long enough to end the connection.
  var isPeerNotified = false
  var context: ChannelHandlerContext?
  var peer = ""
  /// Set before the connection begins.
  var peerCertificate: PeerCertificate?

  var inbound: InboundFrames
  var envelopes = RequestEnvelopeReader()
  var isReadingFrames = false
  var isReadDeferred = false
  /// More frames may be here: the other connections of the thread have their turn first.
  var isWaitingForTurn = false
  /// That were read in turns whose answers still wait to be flushed.
  var framesSinceFlush = 0
  /// Of the calls in flight.
  var expected: ExpectedAnswers
  /// Of stream messages that no handler has taken yet.
  var inboundBytes = 0
  /// Of the requests of calls whose handlers run.
  var callBytes = 0
  /// For both, beyond what a connection has of its own.
  var held: MemoryReservation
  var received = (bytes: UInt64(0), frames: UInt64(0))

  var outbound = OutboundFrames()
  /// Bytes handed to the channel since the beginning.
  var outboundBytesWritten: UInt64 = 0
  /// Between a read and the end of its batch, when what was written is flushed anyway.
  var isInBatch = false
  var isFlushScheduled = false
  var stalls: StallWatch

  init(
    serving: Serving, connections: Connections, turns: TurnQueue, eventLoop: any EventLoop
  ) {
    self.serving = serving
    self.connections = connections
    self.turns = turns
    self.eventLoop = eventLoop
    executor = EventLoopTaskExecutor(eventLoop: eventLoop)
    streams = StreamTable(limits: serving.limits)
    deadlines = DeadlineTimer(eventLoop: eventLoop)
    inbound = InboundFrames(
      dataBytesMax: serving.frameDataBytesFirstMax, budget: serving.requestBytes,
      unreservedBytesMax: serving.limits.requestBytesUnreservedMax)
    expected = ExpectedAnswers(bytesMax: serving.limits.outboundBytesMax)
    held = MemoryReservation(of: serving.requestBytes)
    stalls = StallWatch(limits: serving.limits)
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
    handle = cancellingHandle()
    switch connections.add(NIOLoopBound(self, eventLoop: eventLoop)) {
    case .serving: break
    case .draining: drain()
    case .cut: cut()
    }
    context.fireChannelActive()
  }

  /// Also when the peer shut down its side only: nobody is left to answer.
  func channelInactive(context: ChannelHandlerContext) {
    phase = .closed
    inbound.close()
    handle = .none
    deadlines.cancel()
    for early in streams.abandon(with: .cancelled) { wind(down: early.call, with: .cancelled) }
    for call in started.values { call.task.cancel() }
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
