import RPCCore

/// The simplest source and sink of frames.
struct ByteList: FrameSource, FrameSink {
  var bytes: [UInt8] = []

  var byteCount: Int { bytes.count }
  var firstByte: UInt8? { bytes.first }

  mutating func readByte() -> UInt8? { readArray(1)?.first }

  mutating func readUInt32() -> UInt32? {
    readArray(4).map { $0.reduce(0) { $0 << 8 | UInt32($1) } }
  }

  mutating func readArray(_ count: Int) -> [UInt8]? {
    guard bytes.count >= count else { return nil }
    defer { bytes.removeFirst(count) }
    return Array(bytes.prefix(count))
  }

  mutating func move(_ count: Int, to bytes: inout [UInt8]) {
    bytes += self.bytes.prefix(count)
    self.bytes.removeFirst(min(count, self.bytes.count))
  }

  mutating func discard(_ count: Int) -> Int {
    let discarded = min(count, bytes.count)
    bytes.removeFirst(discarded)
    return discarded
  }

  mutating func write(_ header: FrameHeader) {
    bytes += bigEndian(header.length) + bigEndian(header.streamID)
    bytes += [header.type.rawValue, header.flags.rawValue]
  }

  mutating func write(byte: UInt8) { bytes.append(byte) }
  mutating func write(bytes: [UInt8]) { self.bytes += bytes }
  mutating func write(utf8: String) { bytes += Array(utf8.utf8) }
}
