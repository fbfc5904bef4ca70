import Synchronization

/// What the other end of a connection has shown of itself, for all calls on it.
public final class ConnectionCredentials: Sendable {
  private struct State {
    var authorization: String?
    var admissionsUnderWay = 0
    var hasAdmitted = false
  }

  private let state = Mutex(State())

  package init() {}

  /// With what calls are made that bring no `authorization` of their own; nil until somebody sets it, who has
  /// looked at it.
  public var authorization: String? {
    get { state.withLock { $0.authorization } }
    set {
      state.withLock {
        $0.authorization = newValue
        $0.hasAdmitted = $0.hasAdmitted || newValue != nil
      }
    }
  }

  /// Whether a caller who is not anonymous was admitted on this connection, or is being looked at now. Before,
  /// the other end is given little.
  package var isTrusted: Bool {
    state.withLock { $0.hasAdmitted || $0.admissionsUnderWay > 0 }
  }

  /// Somebody is being looked at, or is about to be; `admissionEnds` follows.
  package func admissionBegins() { state.withLock { $0.admissionsUnderWay += 1 } }

  package func admissionEnds() { state.withLock { $0.admissionsUnderWay -= 1 } }

  /// Runs `admit` and keeps what comes of it.
  nonisolated(nonsending) package func admitting(
    _ admit: nonisolated(nonsending) () async throws(RPCError) -> Caller
  ) async throws(RPCError) -> Caller {
    admissionBegins()
    defer { admissionEnds() }
    let caller = try await admit()
    if caller != .anonymous { state.withLock { $0.hasAdmitted = true } }
    return caller
  }
}
