package import Protobuf
import WireProto

/// A request frame's data: what is called, with what, for how long (`ttrpc.Request`).
package struct RequestEnvelope: Sendable, Hashable {
  package var service: String
  package var method: String
  package var payload: [UInt8]
  /// 0 none, negative already expired.
  package var timeoutNano: Int64
  package var metadata: Metadata

  package init(
    service: String, method: String, payload: [UInt8], timeoutNano: Int64 = 0,
    metadata: Metadata = [:]
  ) {
    self.service = service
    self.method = method
    self.payload = payload
    self.timeoutNano = timeoutNano
    self.metadata = metadata
  }

  /// - Parameter decoding: what decoding may cost.
  /// - Throws: INVALID_ARGUMENT when the data is no envelope, RESOURCE_EXHAUSTED when its metadata
  ///   is over the limit, or when there is no memory for it now.
  package init(
    data: [UInt8], limits: Limits, decoding: DecodeLimits = .default
  ) throws(RPCError) {
    let request: TTRPC.Request
    do throws(DecodeError) {
      request = try TTRPC.Request(serialized: data, limits: decoding)
    } catch {
      switch error.problem {
      case .overBudget: throw .metadataTooLarge
      case .overBudgetInAll: throw .memoryExhausted(retryDelay: limits.retryDelay)
      default: throw .envelopeMalformed
      }
    }
    self.init(
      service: request.service, method: request.method, payload: request.payload,
      timeoutNano: request.timeoutNano)
    // Before anything is made of them: empty entries cost their sender two bytes each.
    let cost = request.metadata.reduce(0) { $0 + Metadata.cost(key: $1.key, value: $1.value) }
    guard cost <= limits.metadataBytesMax else { throw .metadataTooLarge }
    metadata.reserveCapacity(request.metadata.count)
    for entry in request.metadata { metadata.append(entry.value, for: entry.key) }
  }
}

// MARK: Writing

extension RequestEnvelope {
  /// Bytes of the envelope's wire form.
  package var byteCount: Int {
    var count = ProtobufWire.byteCount(ofField: service.utf8.count)
    count += ProtobufWire.byteCount(ofField: method.utf8.count)
    count += ProtobufWire.byteCount(ofField: payload.count)
    if timeoutNano != 0 {
      count += 1 + ProtobufWire.byteCount(ofVarint: UInt64(bitPattern: timeoutNano))
    }
    for entry in metadata.entries {
      count += ProtobufWire.byteCount(ofField: entry.byteCount, evenIfEmpty: true)
    }
    return count
  }

  /// Writes a request frame. Written by hand because it stands on the path of every call: the
  /// parts go straight into the outgoing buffer, without an envelope object between.
  /// - Parameter flags: none for a unary call, else who may still send.
  /// - Returns: false, and nothing is written, when the envelope is longer than a frame may be.
  package func write(
    to sink: inout some FrameSink, streamID: UInt32, flags: FrameFlags = [], dataBytesMax: Int
  ) -> Bool {
    guard let length = UInt32(exactly: byteCount), length <= dataBytesMax else { return false }
    sink.write(FrameHeader(length: length, streamID: streamID, type: .request, flags: flags))
    sink.write(field: 1, utf8: service)
    sink.write(field: 2, utf8: method)
    sink.write(field: 3, bytes: payload)
    if timeoutNano != 0 {
      sink.write(byte: 4 << 3)
      sink.write(varint: UInt64(bitPattern: timeoutNano))
    }
    for entry in metadata.entries {
      sink.write(field: 5, byteCount: entry.byteCount)
      sink.write(field: 1, utf8: entry.key)
      sink.write(field: 2, utf8: entry.value)
    }
    return true
  }
}

extension Metadata.Entry {
  /// Of the `ttrpc.KeyValue`.
  fileprivate var byteCount: Int {
    ProtobufWire.byteCount(ofField: key.utf8.count)
      + ProtobufWire.byteCount(ofField: value.utf8.count)
  }
}
