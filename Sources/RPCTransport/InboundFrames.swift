package import NIOCore
package import RPCCore

/// The bytes of one connection on their way to frames. Keeps no more than the part of one frame
/// that has arrived, unless its owner stops asking for frames.
package struct InboundFrames {
  private var reader: FrameReader
  private var buffer = ByteBuffer()

  package init(dataBytesMax: Int) {
    reader = FrameReader(dataBytesMax: dataBytesMax)
  }

  package mutating func append(_ bytes: ByteBuffer) {
    guard buffer.readableBytes > 0 else {
      buffer = bytes
      return
    }
    // Frames that were read leave room at the front; without this a connection that never pauses
    // between frames would grow its buffer for ever.
    buffer.discardReadBytes()
    buffer.writeImmutableBuffer(bytes)
  }

  /// The next event, or nil when more bytes are needed.
  package mutating func next() -> FrameReader.Event? {
    let event = reader.next(from: &buffer)
    // Let go of memory that belongs to the channel, which then uses it for its next read.
    if buffer.readableBytes == 0 { buffer = ByteBuffer() }
    return event
  }
}
