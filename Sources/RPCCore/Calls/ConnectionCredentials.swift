import Synchronization

/// What the other end of a connection has shown of itself, for all calls on it.
public final class ConnectionCredentials: Sendable {
  private let remembered = Mutex<String?>(nil)
  private let admissionsUnderWay = Atomic(0)
  private let isAdmitted = Atomic(false)

  package init() {}

  /// With what calls are made that bring no `authorization` of their own; nil until somebody sets it, who has
  /// looked at it.
  public var authorization: String? {
    get { remembered.withLock { $0 } }
    set {
      remembered.withLock { $0 = newValue }
      if newValue != nil { hasAdmitted() }
    }
  }

  /// Whether a caller who is not anonymous was admitted on this connection, or is being looked at now. Before,
  /// the other end is given little.
  package var isTrusted: Bool {
    // In this order: who is looked at no more may have been admitted meanwhile.
    admissionsUnderWay.load(ordering: .acquiring) > 0 || isAdmitted.load(ordering: .relaxed)
  }

  /// A caller who is not anonymous was admitted.
  package func hasAdmitted() { isAdmitted.store(true, ordering: .relaxed) }

  /// Somebody is being looked at, or is about to be; `admissionEnds` follows.
  package func admissionBegins() { admissionsUnderWay.add(1, ordering: .relaxed) }

  package func admissionEnds() { admissionsUnderWay.subtract(1, ordering: .releasing) }

  /// Runs `admit` and keeps what comes of it.
  nonisolated(nonsending) package func admitting(
    _ admit: nonisolated(nonsending) () async throws(RPCError) -> Caller
  ) async throws(RPCError) -> Caller {
    admissionBegins()
    defer { admissionEnds() }
    let caller = try await admit()
    if caller != .anonymous { hasAdmitted() }
    return caller
  }
}
