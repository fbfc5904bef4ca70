public import Logging
import NIOCore
import NIOPosix
public import RPCCore
import RPCTransport
import Synchronization

/// Serves the methods of a router over TCP.
///
/// ```
/// idle      made, not started
/// running   listens
/// stopping  takes no new connections or calls, lets those in flight finish
/// stopped   all connections are closed; a server is not started again
/// ```
public final class RPCServer: Sendable {
  private enum State {
    case idle
    case running(listener: any Channel)
    case stopping(waiters: [CheckedContinuation<Void, Never>])
    case stopped
  }

  let serving: Serving
  let tls: TLSServerCredentials?
  let connections = Connections()
  let eventLoops: MultiThreadedEventLoopGroup
  private let state = Mutex(State.idle)

  /// - Parameters:
  ///   - tls: makes every connection TLS.
  ///   - errorDomain: whose reasons the errors carry (`google.rpc.ErrorInfo.domain`).
  ///   - eventLoopCount: threads that serve; a connection stays on one of them.
  ///   - onCall: told of every request that was answered, on the connection's thread: it must be quick.
  ///   - onCallDurationMin: calls that took less are not told of.
  ///   - joinTrace: which trace a call is part of, given the one that its caller names, if any. Nil: that one.
  public init(
    router: Router,
    limits: Limits = .default,
    tls: TLSServerCredentials? = nil,
    logger: Logger,
    errorDomain: String,
    eventLoopCount: Int,
    onCall: (@Sendable (CallRecord) -> Void)? = nil,
    onCallDurationMin: Duration = .zero,
    joinTrace: (@Sendable (TraceContext?) -> TraceContext?)? = nil
  ) {
    self.tls = tls
    serving = Serving(
      router: router, limits: limits, logger: logger, errorDomain: errorDomain, onCall: onCall,
      onCallDurationMin: onCallDurationMin, joinTrace: joinTrace)
    eventLoops = MultiThreadedEventLoopGroup(numberOfThreads: eventLoopCount)
  }

  /// Listens, and answers once connections are accepted.
  /// - Parameter port: 0 takes any free port.
  /// - Returns: the address that is bound.
  /// - Throws: the system's error when the address cannot be bound.
  @discardableResult
  public func start(host: String, port: Int) async throws -> ListenAddress {
    let listener = try await bootstrap().bind(host: host, port: port).get()
    let started = state.withLock { state in
      guard case .idle = state else { return false }
      state = .running(listener: listener)
      return true
    }
    precondition(started, "a server is started once")
    watchForStalls()
    let address = ListenAddress(listener.localAddress)
    serving.logger.info("listening", metadata: ["address": "\(address)"])
    return address
  }
}

// MARK: Shutdown

extension RPCServer {
  /// Stops listening, refuses new calls as UNAVAILABLE, lets the calls in flight finish, and closes
  /// each connection behind its last answer. Calls that take longer than the grace period are
  /// answered UNAVAILABLE and cancelled. A second call waits for the first.
  public func shutdown(gracePeriod: Duration) async {
    let listener: (any Channel)?
    switch beginStopping() {
    case .first(let running): listener = running
    case .later: return await untilStopped()
    }
    await listener?.closed()
    connections.drain()
    if await !connections.areClosed(within: gracePeriod, on: eventLoops.next()) {
      serving.logger.warning("calls outlast the grace period and are cut off")
      connections.cut()
      let limits = serving.limits
      let patience = limits.lingerDurationMax + limits.windDownDurationMax
      if await !connections.areClosed(within: patience, on: eventLoops.next()) {
        // The threads stay for the handlers that are still on them: without its thread a task could
        // never end.
        serving.logger.error("handlers ignore their cancellation and are left behind")
        return finishStopping()
      }
    }
    await stopEventLoops()
    finishStopping()
  }

  /// Ends the patience of a shutdown: calls in flight are answered UNAVAILABLE and cancelled now.
  public func cutCalls() {
    serving.logger.warning("calls in flight are cut off")
    connections.cut()
  }

  private enum Stopper {
    case first(listener: (any Channel)?)
    case later
  }

  private func beginStopping() -> Stopper {
    state.withLock { state in
      switch state {
      case .idle:
        state = .stopping(waiters: [])
        return .first(listener: nil)
      case .running(let listener):
        state = .stopping(waiters: [])
        return .first(listener: listener)
      case .stopping, .stopped:
        return .later
      }
    }
  }

  private func untilStopped() async {
    await withCheckedContinuation { continuation in
      let isStopped = state.withLock { state in
        guard case .stopping(let waiters) = state else { return true }
        state = .stopping(waiters: waiters + [continuation])
        return false
      }
      if isStopped { continuation.resume() }
    }
  }

  private func finishStopping() {
    let waiters = state.withLock { state in
      guard case .stopping(let waiters) = state else {
        return [CheckedContinuation<Void, Never>]()
      }
      state = .stopped
      return waiters
    }
    for waiter in waiters { waiter.resume() }
  }

  private func stopEventLoops() async {
    do {
      try await eventLoops.shutdownGracefully()
    } catch {
      serving.logger.error("event loops did not stop", metadata: ["error": "\(error)"])
    }
  }
}

extension Channel {
  fileprivate func closed() async {
    // It fails when it is closed already, which is what is wanted.
    try? await close().get()
  }
}
