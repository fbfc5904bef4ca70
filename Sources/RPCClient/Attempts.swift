import RPCCore

/// One call, made as often as its policy and its time allow.
struct Attempts {
  private let client: RPCClient
  private let options: CallOptions
  let deadline: ContinuousClock.Instant
  /// Whether the server is told of the deadline.
  private let isTimed: Bool

  /// - Throws: DEADLINE_EXCEEDED when the time is over before it has begun.
  init(
    _ client: RPCClient, _ kind: MethodKind, _ options: CallOptions
  ) throws(RPCError) {
    let now = ContinuousClock.now
    let inherited = CallDeadline.current
    // Zero means none on the wire: a time that is already over is never sent.
    if let timeout = options.timeout, timeout <= .zero { throw .deadlineExceeded }
    if let inherited, inherited <= now { throw .deadlineExceeded }
    let own = Deadline.instant(
      timeoutNano: Deadline.nanoseconds(
        options.timeout ?? client.configuration.limits.durationMax(of: kind)),
      now: now, maximum: .seconds(86_400 * 365))
    self.client = client
    self.options = options
    deadline = inherited.map { min($0, own) } ?? own
    isTimed = options.timeout != nil || inherited != nil
  }

  /// - Parameter isRepeatable: whether the call may be done twice.
  /// - Returns: the response's payload.
  func response(
    _ method: MethodName, _ payload: [UInt8], isRepeatable: () -> Bool
  ) async throws -> [UInt8] {
    var attempt = 1
    while true {
      var connection: ClientConnection?
      do {
        connection = try client.balancer.connection()
        guard let connection else { throw RPCError.connectFailed }
        let data = try await connection.call(envelope(method, payload), deadline: deadline)
        let response = try ResponseEnvelope.payload(of: data)
        client.retryBudget.succeeded()
        return response
      } catch let error as RPCError {
        try await pause(after: error, attempt, isRepeatable: isRepeatable(), on: connection)
      }
      attempt += 1
    }
  }

  /// A connection that stands. A streaming call is not repeated once it is open.
  func connection() async throws -> ClientConnection {
    var attempt = 1
    while true {
      do {
        let connection = try client.balancer.connection()
        try await connection.connected(by: deadline)
        return connection
      } catch let error as RPCError {
        try await pause(after: error, attempt, isRepeatable: false, on: nil)
      }
      attempt += 1
    }
  }

  func envelope(_ method: MethodName, _ payload: [UInt8]) -> RequestEnvelope {
    let timeLeft =
      isTimed ? max(ContinuousClock.now.duration(to: deadline), .nanoseconds(1)) : .zero
    return RequestEnvelope(
      service: method.service, method: method.method, payload: payload,
      timeoutNano: Deadline.nanoseconds(timeLeft), metadata: metadata)
  }

  private var metadata: Metadata {
    var metadata = options.metadata
    if let maxStaleness = options.maxStaleness {
      metadata.append(MaxStaleness.text(maxStaleness), for: MaxStaleness.metadataKey)
    }
    if let authorization = client.configuration.authorization,
      metadata["authorization"] == nil, let value = authorization()
    {
      metadata.append(value, for: "authorization")
    }
    return metadata
  }

  /// Waits until the next attempt is due.
  /// - Throws: the error itself when there is no other attempt.
  private func pause(
    after error: RPCError, _ attempt: Int, isRepeatable: Bool, on connection: ClientConnection?
  ) async throws {
    if error.reason == RPCError.serverStoppingReason { connection?.retire() }
    let verdict = client.configuration.retries.verdict(
      on: error, attempt: attempt, isRepeatable: isRepeatable, spread: .random(in: 0...1))
    guard case .retry(let delay) = verdict else { throw error }
    if error.code == .resourceExhausted, !client.retryBudget.take() { throw error }
    guard ContinuousClock.now.advanced(by: delay) < deadline else { throw error }
    guard delay > .zero else { return }
    do {
      try await Task.sleep(for: delay)
    } catch {
      throw RPCError.cancelled
    }
  }
}
