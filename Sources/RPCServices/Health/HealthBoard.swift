public import GRPCProto
import Synchronization

/// Who is serving, for whoever asks and for whoever watches. Every call is from any thread, and quick.
///
/// The empty name stands for the whole server. A name that was never set is unknown.
public final class HealthBoard: Sendable {
  public typealias Status = HealthCheckResponse.ServingStatus

  private struct State {
    var statuses: [String: Status]
    var watchers: [String: [UInt64: AsyncStream<Status>.Continuation]] = [:]
    var lastWatcher: UInt64 = 0
    var isStopped = false

    var watcherCount: Int { watchers.values.reduce(0) { $0 + $1.count } }

    mutating func set(_ status: Status, for service: String) {
      guard !isStopped, statuses.updateValue(status, forKey: service) != status else { return }
      // Under the lock, so that all watchers see the changes in the order in which they were made.
      for watcher in watchers[service, default: [:]].values { watcher.yield(status) }
    }
  }

  /// Open watches at a time: anybody may watch, for an hour, and each is a call that runs.
  public static let watchersMax = 256

  private let state: Mutex<State>

  /// All services are NOT_SERVING at first, and so is the whole server.
  public init(services: some Sequence<String>) {
    var statuses: [String: Status] = ["": .notServing]
    for service in services { statuses[service] = .notServing }
    state = Mutex(State(statuses: statuses))
  }

  /// Nil for an unknown name.
  public func status(of service: String) -> Status? {
    state.withLock { $0.statuses[service] }
  }

  /// Every status by its name.
  public var statuses: [String: Status] { state.withLock(\.statuses) }

  /// Whether everything is NOT_SERVING for good.
  public var isStopped: Bool { state.withLock(\.isStopped) }

  /// Without effect once the board is stopped.
  public func set(_ status: Status, for service: String) {
    state.withLock { $0.set(status, for: service) }
  }

  /// Sets every service that is known, the whole server among them.
  public func setAll(_ status: Status) {
    state.withLock { state in
      for service in state.statuses.keys { state.set(status, for: service) }
    }
  }

  /// Everything is NOT_SERVING for good, and every watch ends behind that.
  public func stop() {
    let watchers = state.withLock { state in
      for service in state.statuses.keys { state.set(.notServing, for: service) }
      state.isStopped = true
      defer { state.watchers = [:] }
      return state.watchers.values.flatMap(\.values)
    }
    // Not under the lock: the end of a watch takes it.
    for watcher in watchers { watcher.finish() }
  }

  /// The status now and then every change. Whoever takes them slowly gets the latest alone. It ends when
  /// the board is stopped, behind the last status, or when its reader is cancelled. Nil when there are
  /// `watchersMax` already.
  public func watch(_ service: String) -> AsyncStream<Status>? {
    let (stream, watcher) = AsyncStream.makeStream(
      of: Status.self, bufferingPolicy: .bufferingNewest(1))
    let (isFull, number) = state.withLock { state -> (Bool, UInt64?) in
      guard state.watcherCount < Self.watchersMax else { return (true, nil) }
      watcher.yield(state.statuses[service] ?? .serviceUnknown)
      if state.isStopped { return (false, nil) }
      state.lastWatcher &+= 1
      state.watchers[service, default: [:]][state.lastWatcher] = watcher
      return (false, state.lastWatcher)
    }
    if isFull { return nil }
    if let number {
      watcher.onTermination = { [weak self] _ in self?.forget(number, of: service) }
    } else {
      watcher.finish()
    }
    return stream
  }

  /// How many watches are open.
  package var watcherCount: Int {
    state.withLock(\.watcherCount)
  }

  private func forget(_ number: UInt64, of service: String) {
    state.withLock { state in
      state.watchers[service]?[number] = nil
      // Names that nobody serves must not gather.
      if state.watchers[service]?.isEmpty == true { state.watchers[service] = nil }
    }
  }
}
