import Synchronization

/// Holds whoever comes until it is opened, cancelled or not, and tells when somebody has come.
final class Gate: Sendable {
  private struct State {
    var isOpen = false
    var arrivals = 0
    var held: [CheckedContinuation<Void, Never>] = []
    var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
  }

  private let state = Mutex(State())

  var arrivalCount: Int { state.withLock { $0.arrivals } }

  func pass() async {
    arrive()
    await withCheckedContinuation { continuation in
      let isOpen = state.withLock { state in
        if !state.isOpen { state.held.append(continuation) }
        return state.isOpen
      }
      if isOpen { continuation.resume() }
    }
  }

  /// Comes, and does not wait.
  func arrive() {
    let due = state.withLock { state in
      state.arrivals += 1
      let due = state.watchers.filter { $0.count <= state.arrivals }
      state.watchers.removeAll { $0.count <= state.arrivals }
      return due
    }
    for watcher in due { watcher.continuation.resume() }
  }

  func open() {
    let held = state.withLock { state in
      state.isOpen = true
      defer { state.held = [] }
      return state.held
    }
    for continuation in held { continuation.resume() }
  }

  /// Returns once that many have come.
  func arrivals(_ count: Int) async {
    await withCheckedContinuation { continuation in
      let isReached = state.withLock { state in
        guard state.arrivals < count else { return true }
        state.watchers.append((count, continuation))
        return false
      }
      if isReached { continuation.resume() }
    }
  }
}
