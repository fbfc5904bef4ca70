import RPCCore
import Testing

@Suite struct FrameReaderTests {
  private let stream =
    frame(1, .request, [1, 2, 3]) + frame(3, .data, flags: [.remoteClosed, .noData])
    + frame(0xFFFF_FFFF, FrameType(rawValue: 9), [0])

  private let frames = [
    Frame(header: FrameHeader(length: 3, streamID: 1, type: .request), data: [1, 2, 3]),
    Frame(
      header: FrameHeader(length: 0, streamID: 3, type: .data, flags: [.remoteClosed, .noData]),
      data: []),
    Frame(
      header: FrameHeader(length: 1, streamID: 0xFFFF_FFFF, type: FrameType(rawValue: 9)),
      data: [0]),
  ]

  /// Feeds the pieces one after the other and collects all events.
  private func events(_ pieces: [[UInt8]], dataBytesMax: Int = 64) -> [FrameReader.Event] {
    var reader = FrameReader(dataBytesMax: dataBytesMax)
    var source = ByteList()
    var events: [FrameReader.Event] = []
    for piece in pieces {
      source.bytes += piece
      while let event = reader.next(from: &source) {
        events.append(event)
        if event == .broken { return events }
      }
    }
    return events
  }

  @Test func framesAreTheSameInEverySplitInThree() {
    for first in 0...stream.count {
      for second in first...stream.count {
        let pieces = [stream[..<first], stream[first..<second], stream[second...]].map(Array.init)
        #expect(events(pieces) == frames.map { .frame($0) })
      }
    }
  }

  @Test func framesArriveOneByteAtATime() {
    #expect(events(stream.map { [$0] }) == frames.map { .frame($0) })
  }

  @Test func dataOfTheLimitIsAFrameAndOneByteMoreIsOversizedWithTheNextFrameIntact() {
    let atLimit = [UInt8](repeating: 5, count: 64)
    let header = FrameHeader(length: 65, streamID: 7, type: .request)
    let bytes = frame(5, .request, atLimit) + frame(7, .request, atLimit + [5]) + stream
    let expected: [FrameReader.Event] =
      [
        .frame(
          Frame(header: FrameHeader(length: 64, streamID: 5, type: .request), data: atLimit)),
        .oversized(header),
      ] + frames.map { .frame($0) }
    #expect(events([bytes]) == expected)
    #expect(events(bytes.map { [$0] }) == expected)
  }

  @Test func oversizedDataIsDroppedAsItArrives() {
    var reader = FrameReader(dataBytesMax: 64)
    var source = ByteList(bytes: [0, 0xFF, 0xFF, 0xFF, 0, 0, 0, 1, 1, 0])
    #expect(
      reader.next(from: &source)
        == .oversized(FrameHeader(length: 0xFF_FFFF, streamID: 1, type: .request)))
    source.bytes = [UInt8](repeating: 1, count: 1000)
    #expect(reader.next(from: &source) == nil)
    #expect(source.byteCount == 0)
  }

  @Test(arguments: [UInt8(1), 0x16, 0x47, 0xFF])
  func aFirstByteOtherThanZeroBreaksTheConnectionWithoutWaitingForMore(first: UInt8) {
    #expect(events([[first]]) == [.broken])
    #expect(events([stream, [first]]).last == .broken)
  }
}
