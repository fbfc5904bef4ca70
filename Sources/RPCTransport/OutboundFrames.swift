package import NIOCore

/// Frames that are written and wait to be flushed, in one buffer, so that all answers of a batch
/// leave in one system call.
package struct OutboundFrames {
  /// Bytes worth flushing before the batch is over.
  package static let flushBytes = 65_536

  package var buffer = ByteBuffer()

  package init() {}

  package var isEmpty: Bool { buffer.readableBytes == 0 }
  package var isFull: Bool { buffer.readableBytes >= Self.flushBytes }

  /// Everything written so far. Taken out rather than lent: writing it can call back into the
  /// connection, which then writes the next frames.
  package mutating func take() -> ByteBuffer {
    defer { buffer = ByteBuffer() }
    return buffer
  }

  /// Uses the memory of a written buffer for the next frames, unless it has grown large.
  package mutating func recycle(_ written: consuming ByteBuffer) {
    guard isEmpty, written.capacity <= Self.flushBytes * 2 else { return }
    // What the kernel has not taken is still the channel's: then this is new memory, and little of
    // it, for a peer that takes nothing would collect many large and nearly empty buffers.
    written.clear(minimumCapacity: 256)
    buffer = written
  }
}
