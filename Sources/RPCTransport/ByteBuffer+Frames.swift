package import NIOCore
package import RPCCore

extension ByteBuffer: FrameSource {
  package var byteCount: Int { readableBytes }

  package var firstByte: UInt8? { getInteger(at: readerIndex) }

  package mutating func readByte() -> UInt8? { readInteger() }

  package mutating func readUInt32() -> UInt32? { readInteger() }

  package mutating func readArray(_ count: Int) -> [UInt8]? { readBytes(length: count) }

  package mutating func move(_ count: Int, to bytes: inout [UInt8]) {
    let moved = readableBytesView.prefix(count)
    bytes.append(contentsOf: moved)
    moveReaderIndex(forwardBy: moved.count)
  }

  package mutating func discard(_ count: Int) -> Int {
    let discarded = min(count, readableBytes)
    moveReaderIndex(forwardBy: discarded)
    return discarded
  }
}

extension ByteBuffer: FrameSink {
  package mutating func write(_ header: FrameHeader) {
    writeMultipleIntegers(
      header.length, header.streamID, header.type.rawValue, header.flags.rawValue)
  }

  package mutating func write(byte: UInt8) { writeInteger(byte) }

  package mutating func write(bytes: [UInt8]) { writeBytes(bytes) }

  package mutating func write(utf8: String) { writeString(utf8) }
}
