import NIOCore
import RPCCore
import RPCTransport
import Synchronization

/// The open connections of a server, and how far its shutdown has come. A connection counts as open
/// until its socket is closed and the last of its handlers has ended.
final class Connections: Sendable {
  enum Stage {
    case serving
    /// No new calls; those in flight finish.
    case draining
    /// Nothing is waited for any more.
    case cut
  }

  private struct State {
    var stage = Stage.serving
    var connections: [ObjectIdentifier: NIOLoopBound<ServerConnection>] = [:]
    var waiters: [EventLoopPromise<Bool>] = []
  }

  private let state = Mutex(State())

  /// - Returns: the stage that the newcomer has to follow.
  func add(_ connection: NIOLoopBound<ServerConnection>) -> Stage {
    let id = ObjectIdentifier(connection.value)
    return state.withLock { state in
      state.connections[id] = connection
      return state.stage
    }
  }

  func remove(_ connection: ServerConnection) {
    let id = ObjectIdentifier(connection)
    let waiters = state.withLock { state in
      state.connections[id] = nil
      guard state.connections.isEmpty else { return [EventLoopPromise<Bool>]() }
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in waiters { waiter.succeed(true) }
  }

  func drain() { enter(.draining) { $0.drain() } }

  func cut() { enter(.cut) { $0.cut() } }

  /// Looks for stalled peers, on the thread of their connections.
  func closeStalled(on eventLoop: any EventLoop) {
    let connections = state.withLock { Array($0.connections.values) }
    let now = ContinuousClock.now
    for connection in connections where connection.eventLoop === eventLoop {
      connection.value.closeIfStalled(now: now)
    }
  }

  /// Asks every connection on its own thread, and gathers what they answer.
  func gather<Found: Sendable>(
    _ ask: @escaping @Sendable (ServerConnection) -> [Found]
  ) async -> [Found] {
    let connections = state.withLock { Array($0.connections.values) }
    var found: [Found] = []
    for group in Dictionary(grouping: connections, by: { ObjectIdentifier($0.eventLoop) }).values {
      do {
        found += try await group[0].eventLoop.submit { group.flatMap { ask($0.value) } }.get()
      } catch {
        // The thread has ended, and its connections with it.
        continue
      }
    }
    return found
  }

  private func enter(_ stage: Stage, _ tell: @escaping @Sendable (ServerConnection) -> Void) {
    let connections = state.withLock { state in
      state.stage = stage
      return Array(state.connections.values)
    }
    for connection in connections {
      connection.eventLoop.execute { tell(connection.value) }
    }
  }

  /// Waits until no connection is open.
  /// - Returns: false when some still are after `patience`.
  func areClosed(within patience: Duration, on eventLoop: any EventLoop) async -> Bool {
    let promise = eventLoop.makePromise(of: Bool.self)
    let areClosed = state.withLock { state in
      if !state.connections.isEmpty { state.waiters.append(promise) }
      return state.connections.isEmpty
    }
    if areClosed { promise.succeed(true) }
    let timer = eventLoop.scheduleTask(in: TimeAmount(waiting: patience)) {
      // The second to come is ignored.
      promise.succeed(false)
    }
    defer { timer.cancel() }
    do {
      return try await promise.futureResult.get()
    } catch {
      return false
    }
  }
}
