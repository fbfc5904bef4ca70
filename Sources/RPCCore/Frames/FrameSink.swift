/// Where outgoing frames are written.
package protocol FrameSink {
  mutating func write(_ header: FrameHeader)
  mutating func write(byte: UInt8)
  mutating func write(bytes: [UInt8])
  mutating func write(utf8: String)
}
