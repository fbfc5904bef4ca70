import NIOCore
import NIOPosix
import RPCCore
import RPCTransport
import Synchronization

/// A connection as its callers see it, from any thread. Calls are handed over in batches: the first
/// of a batch wakes the event loop, which takes all that have gathered and writes them together.
final class ClientConnection: Sendable {
  enum Command {
    case call(PendingCall, CallNumber, RequestEnvelope)
    case cancel(CallNumber)
    case close
  }

  private struct Inbox {
    var commands: [Command] = []
    /// Why the connection has ended; nil while it takes commands.
    var ending: RPCError?
    var lastNumber: CallNumber = 0
  }

  private let eventLoop: any EventLoop
  private let inbox = Mutex(Inbox())
  private let handler: NIOLoopBoundBox<ClientHandler>
  private let channel: EventLoopFuture<any Channel>

  init(host: String, port: Int, limits: Limits, eventLoop: any EventLoop) {
    self.eventLoop = eventLoop
    let handler = NIOLoopBoundBox.makeBoxSendingValue(
      ClientHandler(limits: limits, eventLoop: eventLoop), eventLoop: eventLoop)
    self.handler = handler
    channel = ClientBootstrap(group: eventLoop)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelOption(.socketOption(.so_keepalive), value: 1)
      .connectTimeout(TimeAmount(waiting: limits.connectDurationMax))
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(handler.value)
        }
      }
      .connect(host: host, port: port)
    // Calls need not wait for the connection: they gather, with their deadlines running.
    channel.whenFailure { _ in self.end(with: .connectFailed) }
    channel.whenSuccess { channel in
      channel.closeFuture.whenComplete { _ in self.end(with: .connectionLost) }
    }
  }

  /// Whether a call has no chance here any more and needs another connection.
  var isClosed: Bool { inbox.withLock { $0.ending != nil } }

  func connected() async throws {
    do {
      _ = try await channel.get()
    } catch {
      throw RPCError.connectFailed
    }
  }

  /// - Returns: the response's data.
  func call(_ envelope: RequestEnvelope, deadline: ContinuousClock.Instant) async throws -> [UInt8]
  {
    let number = inbox.withLock { inbox in
      inbox.lastNumber &+= 1
      return inbox.lastNumber
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let call = PendingCall(deadline: deadline, continuation: continuation)
        if let ending = submit(.call(call, number, envelope)) { return call.fail(ending) }
        // A cancellation before the call was handed over has found nothing to cancel.
        if Task.isCancelled { submit(.cancel(number)) }
      }
    } onCancel: {
      submit(.cancel(number))
    }
  }

  /// Calls in flight fail as CANCELLED.
  func beginClosing() {
    submit(.close)
  }

  func close() async {
    beginClosing()
    do {
      try await channel.get().closeFuture.get()
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
  private func submit(_ command: Command) -> RPCError? {
    let (ending, isFirst) = inbox.withLock { inbox -> (RPCError?, Bool) in
      if let ending = inbox.ending { return (ending, false) }
      inbox.commands.append(command)
      return (nil, inbox.commands.count == 1)
    }
    if isFirst { eventLoop.execute { self.handOver() } }
    return ending
  }

  private func handOver() {
    let commands = inbox.withLock { inbox in
      let commands = inbox.commands
      inbox.commands = []
      // The next batch is of about the same size.
      inbox.commands.reserveCapacity(commands.count)
      return commands
    }
    handler.value.carryOut(commands)
  }

  /// On the event loop, once the channel is gone or never came.
  private func end(with error: RPCError) {
    let commands = inbox.withLock { inbox in
      inbox.ending = error
      defer { inbox.commands = [] }
      return inbox.commands
    }
    handler.value.end(commands, with: error)
  }
}
