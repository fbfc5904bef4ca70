import RPCCore
import Synchronization

/// Somebody who waits for the first of several things to happen.
final class WaitingCaller: Sendable {
  private let continuation = Mutex<CheckedContinuation<Void, any Error>?>(nil)

  func wait(_ continuation: CheckedContinuation<Void, any Error>) {
    self.continuation.withLock { $0 = continuation }
  }

  /// Nothing, when nobody waits any more or yet.
  func resume(with result: Result<Void, RPCError>) {
    let waiting = continuation.withLock { $0.take() }
    waiting?.resume(with: result)
  }
}
