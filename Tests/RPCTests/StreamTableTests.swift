import RPCCore
import Testing

@Suite struct StreamTableTests {
  private let start = ContinuousClock.now

  private func header(_ type: FrameType, _ id: UInt32) -> FrameHeader {
    FrameHeader(length: 0, streamID: id, type: type)
  }

  private func table(calls: Int = 4, refused: Int = 2) -> StreamTable {
    var limits = Limits()
    limits.callsPerConnectionMax = calls
    limits.refusedStreamsMax = refused
    return StreamTable(limits: limits)
  }

  private func deadline(_ seconds: Int) -> ContinuousClock.Instant {
    start.advanced(by: .seconds(seconds))
  }

  @Test func aRequestIsTakenOnAnyIdleOddIDInAnyOrder() {
    for id in [UInt32(9), 1, 5, .max] {
      var table = table()
      #expect(table.arrival(of: header(.request, id)) == .request)
    }
  }

  @Test(arguments: [UInt32(0), 2, 0xFFFF_FFFE])
  func anEvenIDIsRefused(id: UInt32) {
    var table = table()
    #expect(table.arrival(of: header(.request, id)) == .refuse(.streamIDInvalid))
  }

  @Test func anActiveIDIsRefusedUntilItsCallEnds() {
    var table = table()
    table.open(1, for: CallID(rawValue: 7), deadline: deadline(1))
    #expect(table.arrival(of: header(.request, 1)) == .refuse(.streamActive))
    #expect(table.end(CallID(rawValue: 7)) == .answer(streamID: 1))
    #expect(table.arrival(of: header(.request, 1)) == .request)
    #expect(table.callCount == 0)
  }

  @Test func responsesAndUnknownTypesAreIgnored() {
    for type in [FrameType.response, FrameType(rawValue: 0), FrameType(rawValue: 77)] {
      var table = table()
      #expect(table.arrival(of: header(type, 2)) == .ignore)
      #expect(table.arrivalOfOversized(header(type, 1), .frameTooLong) == .ignore)
    }
  }

  @Test func dataIsRefusedOnAnUnknownStreamAndOnAUnaryCallThatGoesOn() {
    var table = table()
    #expect(table.arrival(of: header(.data, 1)) == .refuse(.streamUnknown))
    table.open(1, for: CallID(rawValue: 7), deadline: deadline(1))
    #expect(table.arrival(of: header(.data, 1)) == .refuse(.dataOnUnaryCall))
    #expect(table.end(CallID(rawValue: 7)) == .answer(streamID: 1))
  }

  @Test func dataOfARefusedStreamIsSwallowedUntilTheIDIsUsedAgain() {
    var table = table()
    table.refuseUnimplemented(1)
    #expect(table.arrival(of: header(.data, 1)) == .ignore)
    #expect(table.arrivalOfOversized(header(.data, 1), .frameTooLong) == .ignore)
    #expect(table.arrival(of: header(.request, 1)) == .request)
    table.open(1, for: CallID(rawValue: 7), deadline: deadline(1))
    _ = table.end(CallID(rawValue: 7))
    #expect(table.arrival(of: header(.data, 1)) == .refuse(.streamUnknown))
  }

  @Test func asManyRefusedStreamsAreRememberedAsTheLimitSays() {
    var table = table(refused: 2)
    for id in [UInt32(1), 3] { table.refuseUnimplemented(id) }
    #expect(table.arrival(of: header(.data, 1)) == .ignore)
    table.refuseUnimplemented(5)
    #expect(table.arrival(of: header(.data, 1)) == .refuse(.streamUnknown))
    #expect(table.arrival(of: header(.data, 3)) == .ignore)
    #expect(table.arrival(of: header(.data, 5)) == .ignore)
  }

  @Test func aRefusedStreamThatWasRemovedAndCameBackIsNotForgottenForItsOldPlace() {
    var streams = RecentStreams(countMax: 2)
    streams.insert(1)
    streams.remove(1)
    streams.insert(1)
    streams.insert(3)
    #expect(streams.contains(1))
    #expect(streams.contains(3))
    streams.insert(5)
    #expect(!streams.contains(1))
  }

  @Test func callsAreAdmittedUpToTheLimitAndOneMoreIsRefusedWithADelay() throws {
    var table = table(calls: 2)
    for number in 0..<2 {
      try table.admit()
      table.open(
        UInt32(number * 2 + 1), for: CallID(rawValue: UInt64(number)), deadline: deadline(1))
    }
    let error = #expect(throws: RPCError.self) { try table.admit() }
    #expect(error?.code == .resourceExhausted)
    #expect(error?.retryDelay == Limits.default.retryDelay)
    _ = table.end(CallID(rawValue: 0))
    try table.admit()
  }

  @Test func anExpiredCallFreesItsStreamCountsOnAndIsNotAnsweredTwice() throws {
    var table = table(calls: 2)
    table.open(1, for: CallID(rawValue: 1), deadline: deadline(1))
    table.open(3, for: CallID(rawValue: 2), deadline: deadline(2))
    #expect(table.earliestDeadline == deadline(1))
    let expired = table.expire(at: deadline(1))
    #expect(expired.map(\.streamID) == [1])
    #expect(expired.map(\.call) == [CallID(rawValue: 1)])
    #expect(table.earliestDeadline == deadline(2))
    #expect(table.arrival(of: header(.request, 1)) == .request)
    #expect(throws: RPCError.self) { try table.admit() }
    #expect(table.end(CallID(rawValue: 1)) == .drop(.deadlineExceeded))
    try table.admit()
  }

  @Test func aLateEndLeavesTheNextCallOnTheSameStreamAlone() {
    var table = table()
    table.open(1, for: CallID(rawValue: 1), deadline: deadline(1))
    _ = table.expire(at: deadline(1))
    table.open(1, for: CallID(rawValue: 2), deadline: deadline(9))
    #expect(table.end(CallID(rawValue: 1)) == .drop(.deadlineExceeded))
    #expect(table.arrival(of: header(.request, 1)) == .refuse(.streamActive))
    #expect(table.end(CallID(rawValue: 2)) == .answer(streamID: 1))
  }

  @Test func aDrainingTableLetsItsCallsEnd() {
    var table = table()
    table.open(1, for: CallID(rawValue: 1), deadline: deadline(1))
    table.drain()
    #expect(table.isDraining)
    #expect(table.hasOpenStreams)
    #expect(table.end(CallID(rawValue: 1)) == .answer(streamID: 1))
    #expect(!table.hasOpenStreams)
  }

  @Test func abandonedCallsEndWithTheCodeThatWasGivenForThem() {
    var table = table()
    table.open(1, for: CallID(rawValue: 1), deadline: deadline(1))
    table.open(3, for: CallID(rawValue: 2), deadline: deadline(1))
    #expect(table.abandon(with: .unavailable).count == 2)
    #expect(!table.hasOpenStreams)
    #expect(table.callCount == 2)
    #expect(table.end(CallID(rawValue: 2)) == .drop(.unavailable))
  }

  // MARK: Streams

  private let call = CallID(rawValue: 7)

  private func streaming(_ input: StreamTable.Input) -> StreamTable {
    var table = table()
    table.open(1, for: call, input: input, deadline: deadline(1))
    return table
  }

  private func data(_ flags: FrameFlags, on id: UInt32 = 1) -> FrameHeader {
    FrameHeader(length: 3, streamID: id, type: .data, flags: flags)
  }

  @Test func dataIsAMessageUnlessItSaysThatItIsNone() {
    var table = streaming(.open)
    #expect(table.arrival(of: data([])) == .message(call, isLast: false))
    #expect(table.arrival(of: data(.noData)) == .ignore)
    #expect(table.arrival(of: data(.remoteClosed)) == .message(call, isLast: true))
  }

  @Test func theLastWordWithoutDataEndsTheInput() {
    var table = streaming(.open)
    #expect(table.arrival(of: data([.remoteClosed, .noData])) == .endOfInput(call))
    #expect(table.arrival(of: data([.remoteClosed, .noData])) == .ignore)
  }

  @Test func aMessageBehindTheLastEndsTheCall() {
    for var table in [streaming(.ended), streaming(.open)] {
      _ = table.arrival(of: data([.remoteClosed, .noData]))
      #expect(table.arrival(of: data([])) == .fail(call, .dataAfterLast))
      #expect(table.answerEarly(call, with: .invalidArgument)?.streamID == 1)
      #expect(table.arrival(of: data([])) == .refuse(.streamUnknown))
      #expect(table.end(call) == .drop(.invalidArgument))
    }
  }

  @Test func anOversizedMessageEndsItsCallAndSparesAUnaryOne() {
    var table = streaming(.open)
    #expect(table.arrivalOfOversized(data([]), .frameTooLong) == .fail(call, .frameTooLong))
    table = streaming(.none)
    #expect(table.arrivalOfOversized(data([]), .frameTooLong) == .refuse(.frameTooLong))
  }

  @Test func aCallIsAnsweredEarlyOnce() {
    var table = streaming(.open)
    #expect(table.openStream(of: call) == 1)
    #expect(table.answerEarly(call, with: .cancelled) != nil)
    #expect(table.openStream(of: call) == nil)
    #expect(table.answerEarly(call, with: .cancelled) == nil)
  }
}
