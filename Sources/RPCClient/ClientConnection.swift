import NIOCore
import NIOPosix
import RPCCore
import RPCTransport
import Synchronization

/// A connection as its callers see it, from any thread. Commands are handed over in batches: the
/// first of a batch wakes the event loop, which takes all that have gathered and writes them together.
final class ClientConnection: Sendable {
  enum Command {
    case call(PendingCall, CallNumber, RequestEnvelope, FrameFlags)
    case message(CallNumber, [UInt8])
    case endOfMessages(CallNumber)
    case cancel(CallNumber)
    /// Of response messages that their readers took.
    case taken(bytes: Int)
    case close
    /// Close when the calls in flight are done.
    case retire
  }

  struct Inbox {
    var commands: [Command] = []
    /// Of the messages among them.
    var messageBytes = 0
    /// Whether the channel takes more.
    var isWritable = true
    /// In the order in which they came.
    var writers: CircularBuffer<WaitingWriter> = []
    /// Why the connection has ended; nil while it takes commands.
    var ending: RPCError?
    var isRetired = false
    var lastNumber: CallNumber = 0
  }

  let eventLoop: any EventLoop
  let inbox = Mutex(Inbox())
  let limits: Limits
  private let handler: NIOLoopBoundBox<ClientHandler>
  private let standing: EventLoopFuture<Standing>
  /// When it stood; nil before.
  private let connectedAt = Mutex(ContinuousClock.Instant?.none)

  init(to address: ServerAddress, _ configuration: ClientConfiguration, eventLoop: any EventLoop) {
    self.eventLoop = eventLoop
    limits = configuration.limits
    let handler = NIOLoopBoundBox.makeBoxSendingValue(
      ClientHandler(configuration: configuration, eventLoop: eventLoop), eventLoop: eventLoop)
    self.handler = handler
    let tls = configuration.tls
    let limits = limits
    standing = ClientBootstrap.connect(to: address, limits, eventLoop) { channel in
      try tls?.protect(channel, to: address, limits)
      try channel.pipeline.syncOperations.addHandler(handler.value)
    }.flatMap { channel in Standing.on(channel, isTLS: tls != nil) }
    // Calls need not wait for the connection: they gather, with their deadlines running.
    standing.whenFailure { _ in self.end(with: .connectFailed) }
    standing.whenSuccess { standing in
      self.connectedAt.withLock { $0 = .now }
      handler.value.connection = self
      standing.channel.closeFuture.whenComplete { _ in self.end(with: standing.ending) }
    }
  }
}

// MARK: State

extension ClientConnection {
  enum Condition {
    case connecting
    case connected
    /// Takes no new calls.
    case retired
    /// Nil when it never stood.
    case ended(connectedAt: ContinuousClock.Instant?)
  }

  var condition: Condition {
    let (isEnded, isRetired) = inbox.withLock { ($0.ending != nil, $0.isRetired) }
    let connectedAt = connectedAt.withLock { $0 }
    if isEnded { return .ended(connectedAt: connectedAt) }
    if isRetired { return .retired }
    return connectedAt == nil ? .connecting : .connected
  }

  /// - Throws: an error that says what failed in TLS, if that was it. Calls do better with one that lets
  ///   them try another server.
  func connected() async throws {
    do {
      _ = try await standing.get()
    } catch let failure as TLSFailure {
      throw RPCError.tlsFailed(failure)
    } catch {
      throw RPCError.connectFailed
    }
  }

  /// - Throws: also when the deadline comes first, or the task is cancelled.
  func connected(by deadline: ContinuousClock.Instant) async throws {
    let caller = WaitingCaller()
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        caller.wait(continuation)
        let timeLeft = max(.zero, ContinuousClock.now.duration(to: deadline))
        let timer = eventLoop.scheduleTask(in: TimeAmount(waiting: timeLeft)) {
          caller.resume(with: .failure(.deadlineExceeded))
        }
        standing.whenComplete { outcome in
          timer.cancel()
          caller.resume(with: outcome.map { _ in }.mapError { _ in .connectFailed })
        }
        // A cancellation that came before there was anybody to wake.
        if Task.isCancelled { caller.resume(with: .failure(.cancelled)) }
      }
    } onCancel: {
      caller.resume(with: .failure(.cancelled))
    }
  }

  /// Takes no new calls, and closes behind the last.
  func retire() {
    inbox.withLock { $0.isRetired = true }
    submit(.retire)
  }

  /// Calls in flight fail as CANCELLED.
  func beginClosing() {
    submit(.close)
  }

  func close() async {
    beginClosing()
    do {
      try await standing.get().channel.closeFuture.get()
    } catch {
      // It never connected: nothing is left to close.
      return
    }
  }
}

// MARK: Hand-over

extension ClientConnection {
  /// - Returns: why the connection has ended and nobody will look at the command, if so.
  @discardableResult
  func submit(_ command: Command) -> RPCError? {
    let (ending, isFirst) = inbox.withLock { inbox -> (RPCError?, Bool) in
      if let ending = inbox.ending { return (ending, false) }
      inbox.commands.append(command)
      return (nil, inbox.commands.count == 1)
    }
    if isFirst { wake() }
    return ending
  }

  func wake() {
    eventLoop.execute { self.handOver() }
  }

  private func handOver() {
    let commands = inbox.withLock { inbox in
      let commands = inbox.commands
      inbox.commands = []
      inbox.messageBytes = 0
      // The next batch is of about the same size.
      inbox.commands.reserveCapacity(commands.count)
      return commands
    }
    handler.value.carryOut(commands)
    handOverWaiting()
  }

  /// On the event loop, once the channel is gone or never came.
  private func end(with error: RPCError) {
    let (commands, writers) = inbox.withLock { inbox in
      inbox.ending = error
      defer {
        inbox.commands = []
        inbox.writers = []
      }
      return (inbox.commands, inbox.writers)
    }
    handler.value.end(commands, with: error)
    for writer in writers { writer.continuation.resume(throwing: error) }
  }
}

extension ClientBootstrap {
  /// - Parameter initialize: called on the loop, before the channel is connected.
  static func connect(
    to address: ServerAddress, _ limits: Limits, _ eventLoop: any EventLoop,
    _ initialize: @escaping @Sendable (any Channel) throws -> Void
  ) -> EventLoopFuture<any Channel> {
    let bootstrap = ClientBootstrap(group: eventLoop)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .connectTimeout(TimeAmount(waiting: limits.connectDurationMax))
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try initialize(channel) }
      }
    let ready = KeepAlive.options(unacknowledgedDurationMax: limits.unacknowledgedDurationMax)
      .reduce(bootstrap) { $0.channelOption($1.option, value: $1.value) }
    // An address needs no resolver, and does not wait behind the names that others look up.
    if let address = try? SocketAddress(ipAddress: address.host, port: address.port) {
      return ready.connect(to: address)
    }
    return ready.connect(host: address.host, port: address.port)
  }
}
