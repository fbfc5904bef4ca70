import Protobuf
import WireProto

/// A response frame's data: a payload, or a status that says why there is none (`ttrpc.Response`).
package enum ResponseEnvelope {
  /// Writes the response frame of a call that succeeded; `status` stays unset. By hand, so that the
  /// payload is copied once, into the outgoing buffer.
  /// - Returns: false, and nothing is written, when it is longer than a frame may be.
  package static func write(
    payload: [UInt8], to sink: inout some FrameSink, streamID: UInt32, dataBytesMax: Int
  ) -> Bool {
    let byteCount = ProtobufWire.byteCount(ofField: payload.count)
    guard let length = UInt32(exactly: byteCount), length <= dataBytesMax else { return false }
    sink.write(FrameHeader(length: length, streamID: streamID, type: .response))
    sink.write(field: 2, bytes: payload)
    return true
  }

  /// Writes the response frame of a call that failed.
  /// - Parameter data: from `data(of:domain:)`.
  /// - Returns: false, and nothing is written, when it is longer than a frame may be.
  package static func write(
    error data: [UInt8], to sink: inout some FrameSink, streamID: UInt32, dataBytesMax: Int
  ) -> Bool {
    guard let length = UInt32(exactly: data.count), length <= dataBytesMax else { return false }
    sink.write(FrameHeader(length: length, streamID: streamID, type: .response))
    sink.write(bytes: data)
    return true
  }

  /// The data of a failed call's response frame; nil when the error has a text with a NUL.
  package static func data(of error: RPCError, domain: String) -> [UInt8]? {
    do throws(EncodeError) {
      return try TTRPC.Response(status: error.status(domain: domain)).serialized()
    } catch {
      return nil
    }
  }

  /// The payload of a response, or its error.
  /// - Throws: the peer's error, or INTERNAL when the data is no envelope.
  package static func payload(of data: [UInt8]) throws(RPCError) -> [UInt8] {
    if let start = startOfOnlyPayload(data) { return Array(data[start...]) }
    let response: TTRPC.Response
    do throws(DecodeError) {
      response = try TTRPC.Response(serialized: data, limits: .answer)
    } catch {
      throw .responseMalformed
    }
    if let status = response.status, status.code != 0 { throw RPCError(status) }
    return response.payload
  }

  /// Where the payload starts when it is all that the envelope holds, which is how a success is
  /// written: one field that ends where the data ends.
  private static func startOfOnlyPayload(_ data: [UInt8]) -> Int? {
    guard data.first == 2 << 3 | 2 else { return nil }
    var length: UInt64 = 0
    // Five bytes hold any length that a frame can have.
    for (index, byte) in data.dropFirst().prefix(5).enumerated() {
      length |= UInt64(byte & 0x7F) << UInt64(7 * index)
      if byte < 0x80 {
        let start = index + 2
        return length == UInt64(data.count - start) ? start : nil
      }
    }
    return nil
  }
}
