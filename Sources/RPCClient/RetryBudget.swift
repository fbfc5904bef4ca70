import Synchronization

/// Keeps retries from making an overload worse: they may add a tenth to the calls that succeed, and
/// a few more at the start.
///
/// Source: gRPC's retry throttling (gRFC A6).
final class RetryBudget: Sendable {
  private static let tokensMax = 100.0
  private static let tokensPerSuccess = 0.1
  private let tokens = Mutex(tokensMax)

  func succeeded() {
    tokens.withLock { $0 = min($0 + Self.tokensPerSuccess, Self.tokensMax) }
  }

  /// - Returns: whether a refused call may be made again.
  func take() -> Bool {
    tokens.withLock { tokens in
      guard tokens >= 1 else { return false }
      tokens -= 1
      return true
    }
  }
}
