/// The ten bytes before every frame's data (ttrpc 1.2).
///
/// ```
/// offset 0   data length   u32, big-endian; its first byte is reserved as zero
///        4   stream id     u32, big-endian; odd, chosen by the client
///        8   type          u8: 1 request, 2 response, 3 data
///        9   flags         u8: 1 remote closed, 2 remote open, 4 no data
///       10   data          as many bytes as the length says
/// ```
package struct FrameHeader: Sendable, Hashable {
  /// Bytes of data that follow.
  package var length: UInt32
  package var streamID: UInt32
  package var type: FrameType
  package var flags: FrameFlags

  package static let byteCount = 10

  package init(length: UInt32, streamID: UInt32, type: FrameType, flags: FrameFlags = []) {
    self.length = length
    self.streamID = streamID
    self.type = type
    self.flags = flags
  }
}

/// A frame that has arrived whole.
package struct Frame: Sendable, Hashable {
  package var header: FrameHeader
  package var data: [UInt8]

  package init(header: FrameHeader, data: [UInt8]) {
    self.header = header
    self.data = data
  }
}
