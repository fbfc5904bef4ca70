import RPCCore

/// Names a call within its connection, before it has a stream and after it has lost it.
typealias CallNumber = UInt64

/// A caller who waits for a response's data.
struct PendingCall {
  let deadline: ContinuousClock.Instant
  let continuation: CheckedContinuation<[UInt8], any Error>

  func fail(_ error: RPCError) { continuation.resume(throwing: error) }
}

/// The calls in flight on one connection, by stream and by number.
struct PendingCalls {
  private var calls: [UInt32: (number: CallNumber, call: PendingCall)] = [:]
  private var streams: [CallNumber: UInt32] = [:]
  private var nextStreamID: UInt32 = 1

  var count: Int { calls.count }

  /// - Returns: the call's stream id: odd, and rising until the ids are used up.
  mutating func add(_ call: PendingCall, _ number: CallNumber) -> UInt32 {
    // There are more ids than calls can be in flight, so that one is always free.
    while calls[nextStreamID] != nil { nextStreamID &+= 2 }
    let streamID = nextStreamID
    nextStreamID &+= 2
    calls[streamID] = (number, call)
    streams[number] = streamID
    return streamID
  }

  mutating func remove(streamID: UInt32) -> PendingCall? {
    guard let (number, call) = calls.removeValue(forKey: streamID) else { return nil }
    streams[number] = nil
    return call
  }

  mutating func remove(number: CallNumber) -> PendingCall? {
    guard let streamID = streams[number] else { return nil }
    return remove(streamID: streamID)
  }

  mutating func removeAll() -> [PendingCall] {
    defer {
      calls = [:]
      streams = [:]
    }
    return calls.values.map(\.call)
  }

  mutating func removeExpired(at now: ContinuousClock.Instant) -> [PendingCall] {
    let expired = calls.filter { $0.value.call.deadline <= now }.map(\.key)
    return expired.compactMap { remove(streamID: $0) }
  }

  var earliestDeadline: ContinuousClock.Instant? { calls.values.lazy.map(\.call.deadline).min() }
}
