package import RPCCore

/// When a call that failed is made again, and after how long.
///
/// Made again is only what cannot do harm: a call that no server has begun, or one that may be done
/// twice because its method is idempotent or its request carries a `request_id`.
public struct RetryPolicy: Sendable, Hashable {
  /// The first included.
  public var attemptsMax = 5
  /// Before the second attempt; twice as long before each further one, and spread at random between
  /// half of it and all of it.
  public var delayMin = Duration.milliseconds(50)
  public var delayMax = Duration.seconds(2)

  public init() {}

  /// One attempt, whatever comes.
  public static let none = {
    var policy = RetryPolicy()
    policy.attemptsMax = 1
    return policy
  }()

  /// What a failed attempt leads to.
  package enum Verdict: Hashable {
    case giveUp
    case retry(after: Duration)
  }

  /// - Parameters:
  ///   - attempt: the one that failed, from 1.
  ///   - isRepeatable: whether the call may be done twice.
  ///   - spread: at random from 0 to 1.
  package func verdict(
    on error: RPCError, attempt: Int, isRepeatable: Bool, spread: Double
  ) -> Verdict {
    // Servers that are alike all refuse our certificate.
    guard attempt < attemptsMax, error.reason != RPCError.tlsFailedReason else { return .giveUp }
    let backoff = delay(attempt: attempt, spread: spread)
    if error.isBeforeBeginning {
      // A server that stops is not the only one, as a rule.
      let isFirstRefusal = error.reason == RPCError.serverStoppingReason && attempt == 1
      return .retry(after: isFirstRefusal ? .zero : backoff)
    }
    guard isRepeatable, error.code == .unavailable || error.retryDelay != nil else {
      return .giveUp
    }
    // A server's own word on when to come again counts, within reason.
    let wish = min(error.retryDelay ?? .zero, delayMax)
    return .retry(after: max(backoff, wish + wish * (spread / 2)))
  }

  /// - Parameter attempt: the one that failed, from 1.
  package func delay(attempt: Int, spread: Double) -> Duration {
    // Beyond 2^20 any delay has reached its maximum.
    let doublings = min(max(attempt - 1, 0), 20)
    let full = min(delayMin * (1 << doublings), delayMax)
    return full * (0.5 + spread / 2)
  }
}

extension RPCError {
  static let serverStoppingReason = RPCError.serverStopping(retryDelay: .zero).reason

  /// No server has begun the call: there was no connection, or the server refused it unseen.
  fileprivate var isBeforeBeginning: Bool {
    self == .connectFailed || reason == Self.serverStoppingReason
  }
}
