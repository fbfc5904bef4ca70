package import NIOCore
package import Protobuf
package import RPCCore

/// The bytes of one connection on their way to frames. Keeps no more than one read of the channel
/// and a header beside the part of one frame that has arrived, unless its owner stops asking for
/// frames.
package struct InboundFrames {
  private var reader: FrameReader
  private var buffer = ByteBuffer()

  /// - Parameter budget: for the incomplete frames of all connections (see `FrameReader`).
  package init(
    dataBytesMax: Int, budget: MemoryBudget? = nil, unreservedBytesMax: Int = 65_536
  ) {
    reader = FrameReader(
      dataBytesMax: dataBytesMax, budget: budget, unreservedBytesMax: unreservedBytesMax)
  }

  /// Of the frames whose headers are still to come.
  package var dataBytesMax: Int {
    get { reader.dataBytesMax }
    set { reader.dataBytesMax = newValue }
  }

  /// Whether a frame has begun and is incomplete, its header included. Ask when `next()` has
  /// answered nil: before, whole frames may wait.
  package var isMidFrame: Bool { reader.isMidData || buffer.readableBytes > 0 }

  /// Bytes that have arrived and were not asked for yet; less than a header when `next()` has
  /// answered nil.
  package var waitingBytes: Int { buffer.readableBytes }

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
    if buffer.readableBytes == 0 {
      buffer = ByteBuffer()
    } else if event == nil {
      // Less than a header is left.
      buffer = ByteBuffer(bytes: buffer.readableBytesView)
    }
    return event
  }

  /// Gives back the memory of an incomplete frame and of all that waits. No event comes afterwards.
  package mutating func close() {
    reader.close()
    buffer = ByteBuffer()
  }
}
