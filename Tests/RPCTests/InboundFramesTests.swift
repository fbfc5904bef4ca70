import NIOCore
import Protobuf
import RPCCore
import RPCTransport
import Testing

@Suite struct InboundFramesTests {
  private let header = FrameHeader(length: 3, streamID: 1, type: .request)
  private let bytes = frame(1, .request, [1, 2, 3])

  @Test func framesAreTheSameWhereverTheChannelCutsThem() {
    let whole = FrameReader.Event.frame(Frame(header: header, data: [1, 2, 3]))
    for cut in 0...bytes.count * 2 {
      var inbound = InboundFrames(dataBytesMax: 64)
      let stream = bytes + bytes
      var events: [FrameReader.Event] = []
      for piece in [stream[..<cut], stream[cut...]] {
        inbound.append(ByteBuffer(bytes: piece))
        while let event = inbound.next() { events.append(event) }
      }
      #expect(events == [whole, whole])
    }
  }

  @Test func aFrameIsMidwayFromItsFirstByteToItsLast() {
    var inbound = InboundFrames(dataBytesMax: 64)
    #expect(!inbound.isMidFrame)
    for (index, byte) in bytes.enumerated() {
      inbound.append(ByteBuffer(bytes: [byte]))
      let event = inbound.next()
      #expect((event == nil) == (index < bytes.count - 1))
      #expect(inbound.isMidFrame == (index < bytes.count - 1))
    }
  }

  @Test func theSkippedDataOfAFrameIsPartOfIt() {
    var inbound = InboundFrames(dataBytesMax: 2)
    inbound.append(ByteBuffer(bytes: bytes.dropLast()))
    #expect(inbound.next() == .oversized(header))
    #expect(inbound.next() == nil)
    #expect(inbound.isMidFrame)
    inbound.append(ByteBuffer(bytes: bytes.suffix(1)))
    #expect(inbound.next() == nil)
    #expect(!inbound.isMidFrame)
  }

  @Test func closedItHoldsNothing() {
    let budget = MemoryBudget(bytesMax: 1_000_000)
    var inbound = InboundFrames(dataBytesMax: 4_194_304, budget: budget)
    let part = [0, 1, 0x86, 0xA0, 0, 0, 0, 1, 1, 0] + [UInt8](repeating: 7, count: 90_000)
    inbound.append(ByteBuffer(bytes: part))
    #expect(inbound.next() == nil)
    #expect(budget.bytesInUse > 0)
    inbound.close()
    #expect(budget.bytesInUse == 0)
    inbound.append(ByteBuffer(bytes: bytes))
    #expect(inbound.next() == nil)
  }
}
