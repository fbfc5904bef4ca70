import Protobuf
import RPCCore
import Testing

@Suite("Frames that arrive in pieces")
struct PartialFrameTests {
  private static let allowance = 65_536
  private let budget = MemoryBudget(bytesMax: 1_000_000)

  private func reader() -> FrameReader {
    FrameReader(dataBytesMax: 4_194_304, budget: budget)
  }

  /// The header of a request on stream 1.
  private func start(_ length: Int) -> [UInt8] {
    bigEndian(UInt32(length)) + [0, 0, 0, 1, 1, 0]
  }

  @Test func aHeaderThatClaimsFourMebibytesReservesNothing() {
    var reader = reader()
    var source = ByteList(bytes: start(4_194_304))
    #expect(reader.next(from: &source) == nil)
    source.bytes = [UInt8](repeating: 7, count: Self.allowance)
    #expect(reader.next(from: &source) == nil)
    #expect(reader.isMidData)
    #expect(budget.bytesInUse == 0)
  }

  @Test func whatHasArrivedIsTakenOutOfTheSourceAndCountedUntilTheFrameIsHandedOver() {
    var reader = reader()
    let data = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
    var source = ByteList(bytes: start(data.count))
    for start in stride(from: 0, to: data.count, by: 1000) {
      source.bytes += data[start..<start + 1000]
      let event = reader.next(from: &source)
      #expect(source.bytes.isEmpty)
      let arrived = start + 1000
      if arrived < data.count {
        #expect(event == nil)
        #expect(budget.bytesInUse >= arrived - Self.allowance)
        #expect(budget.bytesInUse <= max(0, min(data.count, arrived * 2) - Self.allowance))
      } else {
        let header = FrameHeader(length: 300_000, streamID: 1, type: .request)
        #expect(event == .frame(Frame(header: header, data: data)))
      }
    }
    #expect(budget.bytesInUse == 0)
    #expect(!reader.isMidData)
  }

  @Test func aFrameThatTheBudgetHasNoRoomForIsToldAndSkippedAndTheNextOneIsRead() {
    var reader = reader()
    #expect(budget.reserve(1_000_000))
    let header = FrameHeader(length: 100_000, streamID: 1, type: .request)
    var source = ByteList(bytes: start(100_000))
    source.bytes += [UInt8](repeating: 7, count: Self.allowance)
    #expect(reader.next(from: &source) == nil)
    source.bytes = [7]
    #expect(reader.next(from: &source) == .overBudget(header))
    #expect(reader.next(from: &source) == nil)
    #expect(reader.isMidData)
    let rest = 100_000 - Self.allowance - 1
    source.bytes = [UInt8](repeating: 7, count: rest) + frame(3, .request, [5])
    #expect(
      reader.next(from: &source)
        == .frame(
          Frame(header: FrameHeader(length: 1, streamID: 3, type: .request), data: [5])))
    #expect(budget.bytesInUse == 1_000_000)
  }

  @Test func aFrameThatIsThereInFullNeedsNoBudget() {
    let spent = MemoryBudget(bytesMax: 0)
    var reader = FrameReader(dataBytesMax: 4_194_304, budget: spent)
    let data = [UInt8](repeating: 7, count: 1_000_000)
    var source = ByteList(bytes: frame(1, .request, data))
    let header = FrameHeader(length: 1_000_000, streamID: 1, type: .request)
    #expect(reader.next(from: &source) == .frame(Frame(header: header, data: data)))
  }

  @Test func connectionsShareTheBudgetAndGiveBackWhatTheyHeldWhenTheyEnd() {
    var readers = (0..<20).map { _ in reader() }
    let part = start(200_000) + [UInt8](repeating: 7, count: 100_000)
    let events = readers.indices.map { index in
      var source = ByteList(bytes: part)
      return readers[index].next(from: &source)
    }
    // Each holds 100,000 bytes less its allowance.
    #expect(events.filter { $0 == nil }.count == 20)
    #expect(budget.bytesInUse == 20 * (100_000 - Self.allowance))
    readers[0].close()
    var source = ByteList(bytes: part)
    #expect(readers[0].next(from: &source) == nil)
    #expect(budget.bytesInUse == 19 * (100_000 - Self.allowance))
    readers = []
    #expect(budget.bytesInUse == 0)
  }
}
