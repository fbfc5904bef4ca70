/// A message of a stream, or its end. A message travels as it is, without an envelope.
package enum DataFrame {
  /// - Returns: false, and nothing is written, when it is longer than a frame may be.
  package static func write(
    payload: [UInt8], to sink: inout some FrameSink, streamID: UInt32, dataBytesMax: Int
  ) -> Bool {
    guard let length = UInt32(exactly: payload.count), length <= dataBytesMax else { return false }
    sink.write(FrameHeader(length: length, streamID: streamID, type: .data))
    sink.write(bytes: payload)
    return true
  }

  /// The sender's last word, which is no message.
  package static func writeEnd(to sink: inout some FrameSink, streamID: UInt32) {
    sink.write(
      FrameHeader(length: 0, streamID: streamID, type: .data, flags: [.remoteClosed, .noData]))
  }
}
