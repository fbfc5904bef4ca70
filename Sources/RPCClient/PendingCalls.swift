/// The calls in flight on one connection, by stream and by number.
struct PendingCalls {
  private var calls: [UInt32: (number: CallNumber, call: PendingCall)] = [:]
  private var streams: [CallNumber: UInt32] = [:]
  private var nextStreamID: UInt32 = 1

  var count: Int { calls.count }

  /// - Returns: the call's stream id: odd, and rising until the ids are used up.
  mutating func add(_ call: PendingCall, _ number: CallNumber) -> UInt32 {
    let streamID = takeStreamID()
    calls[streamID] = (number, call)
    streams[number] = streamID
    return streamID
  }

  /// An id that no call in flight has.
  mutating func takeStreamID() -> UInt32 {
    // There are more ids than calls can be in flight, so that one is always free.
    while calls[nextStreamID] != nil { nextStreamID &+= 2 }
    defer { nextStreamID &+= 2 }
    return nextStreamID
  }

  func call(on streamID: UInt32) -> PendingCall? { calls[streamID]?.call }

  func streamID(of number: CallNumber) -> UInt32? { streams[number] }

  @discardableResult
  mutating func remove(streamID: UInt32) -> PendingCall? {
    guard let (number, call) = calls.removeValue(forKey: streamID) else { return nil }
    streams[number] = nil
    return call
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
