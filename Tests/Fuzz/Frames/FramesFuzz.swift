import FuzzInput
import NIOCore
import Protobuf
import RPCCore
import RPCTransport

/// Frames, in any pieces.
///
///     input    count of piece sizes, 0...7 | that many sizes, one byte each, taken in turn for the
///              first pieces | the stream
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFrames(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = unsafe FuzzInput(start, count)
  let sizes = input.take(Int(input.byte() & 7)).map { max(1, Int($0)) }
  let stream = input.rest
  let pieces = cut(stream, into: sizes.isEmpty ? [1] : sizes)
  let expected = Reference(stream)
  checkInbound([stream], expected)
  checkInbound(pieces, expected)
  checkBudget(pieces, expected)
  return 0
}

/// Small, so that inputs of a few hundred bytes, which run fast, reach every limit.
let dataBytesMax = 100

/// What a stream holds, read in the plainest way.
struct Reference {
  var events: [FrameReader.Event] = []
  /// Whether the stream ends within a frame.
  var isCutOff = false
  var isBroken: Bool { events.last == .broken }

  init(_ stream: [UInt8]) {
    var place = 0
    while place < stream.count {
      guard stream[place] == 0 else {
        events.append(.broken)
        break
      }
      guard place + 10 <= stream.count else { break }
      let length = stream[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
      let header = FrameHeader(
        length: length, streamID: stream[place + 4..<place + 8].reduce(0) { $0 << 8 | UInt32($1) },
        type: FrameType(rawValue: stream[place + 8]),
        flags: FrameFlags(rawValue: stream[place + 9]))
      place += 10
      let end = place + Int(length)
      if length > dataBytesMax {
        events.append(.oversized(header))
      } else if end <= stream.count {
        events.append(.frame(Frame(header: header, data: Array(stream[place..<end]))))
      }
      place = end
    }
    isCutOff = place != stream.count
  }
}

private func cut(_ stream: [UInt8], into sizes: [Int]) -> [[UInt8]] {
  var pieces: [[UInt8]] = []
  var place = 0
  while place < stream.count {
    let size = pieces.count < 24 ? sizes[pieces.count % sizes.count] : stream.count
    let end = min(stream.count, place + size)
    pieces.append(Array(stream[place..<end]))
    place = end
  }
  return pieces
}

/// The same events whatever the pieces, and nothing kept that could go.
private func checkInbound(_ pieces: [[UInt8]], _ expected: Reference) {
  var inbound = InboundFrames(dataBytesMax: dataBytesMax)
  var events: [FrameReader.Event] = []
  for piece in pieces where events.last != .broken {
    inbound.append(ByteBuffer(bytes: piece))
    while events.last != .broken, let event = inbound.next() { events.append(event) }
    demand(events.last == .broken || inbound.waitingBytes < FrameHeader.byteCount)
  }
  demand(events == expected.events)
  demand(expected.isBroken || inbound.isMidFrame == expected.isCutOff)
}

/// With a budget that is soon spent: each frame comes or is told to have found no room, and what is
/// reserved is given back.
private func checkBudget(_ pieces: [[UInt8]], _ expected: Reference) {
  let budget = MemoryBudget(bytesMax: 128)
  let other = budget.reserve(64)
  do {
    var reader = FrameReader(dataBytesMax: dataBytesMax, budget: budget, unreservedBytesMax: 16)
    var source = ByteBuffer()
    // In reverse, so that the next one is the last.
    var outstanding = Array(expected.events.reversed())
    var last: FrameReader.Event?
    for piece in pieces where last != .broken {
      source.writeBytes(piece)
      while last != .broken, let event = reader.next(from: &source) {
        last = event
        // The frame that the stream ends in may be told to have found no room before it is whole.
        let plain = outstanding.popLast()
        demand(event == plain || isRefusal(event, of: plain))
      }
      demand(budget.bytesInUse <= 128)
    }
    demand(outstanding.isEmpty)
  }
  demand(other && budget.bytesInUse == 64)
}

private func isRefusal(_ event: FrameReader.Event, of plain: FrameReader.Event?) -> Bool {
  guard case .overBudget(let header) = event else { return false }
  guard let plain else { return true }
  guard case .frame(let frame) = plain else { return false }
  return frame.header == header && header.length > 16
}
