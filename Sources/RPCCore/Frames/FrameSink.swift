/// Where outgoing frames are written.
package protocol FrameSink {
  mutating func write(byte: UInt8)
  /// Four bytes, big-endian.
  mutating func write(uint32: UInt32)
  mutating func write(bytes: [UInt8])
  mutating func write(utf8: String)
}

extension FrameSink {
  package mutating func write(_ header: FrameHeader) {
    write(uint32: header.length)
    write(uint32: header.streamID)
    write(byte: header.type.rawValue)
    write(byte: header.flags.rawValue)
  }
}
