import FuzzInput
import Protobuf
import RPCCore
import WireProto

/// The data of request and response frames.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEnvelopes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let data = unsafe FuzzInput(start, count).rest
  do {
    try checkRequest(data)
    try checkResponse(data)
  } catch {
    fatalError("\(error)")
  }
  return 0
}

private let frameBytesMax = 4_194_304

/// What is read is written as the generated code writes it, and read again as the same.
private func checkRequest(_ data: [UInt8]) throws {
  let envelope: RequestEnvelope
  do throws(RPCError) {
    envelope = try RequestEnvelope(data: data, limits: .default)
  } catch {
    demand(isRefused(data, as: error))
    demand(error.code == .invalidArgument || error.code == .resourceExhausted)
    return
  }
  // With what another envelope has left, then with what the first time has.
  var reader = usedReader()
  for _ in 0..<2 { demand(try reader.read(data, limits: .default) == envelope) }
  var frame = FrameBytes()
  demand(envelope.write(to: &frame, streamID: 1, dataBytesMax: frameBytesMax))
  demand(frame.bytes.count == envelope.byteCount)
  let generated = TTRPC.Request(
    service: envelope.service, method: envelope.method, payload: envelope.payload,
    timeoutNano: envelope.timeoutNano,
    metadata: envelope.metadata.entries.map { .init(key: $0.key, value: $0.value) })
  demand(try generated.serialized() == frame.bytes)
  demand(try RequestEnvelope(data: frame.bytes, limits: .default) == envelope)
}

/// A connection's reader judges as the generated code does.
private func isRefused(_ data: [UInt8], as error: RPCError) -> Bool {
  var reader = usedReader()
  do throws(RPCError) {
    _ = try reader.read(data, limits: .default)
    return false
  } catch let again {
    return again == error
  }
}

private func usedReader() -> RequestEnvelopeReader {
  var frame = FrameBytes()
  let before = RequestEnvelope(
    service: "s", method: "m", payload: [1], timeoutNano: 1, metadata: ["k": "v", "": ""])
  demand(before.write(to: &frame, streamID: 1, dataBytesMax: frameBytesMax))
  var reader = RequestEnvelopeReader()
  demand((try? reader.read(frame.bytes, limits: .default)) == before)
  return reader
}

/// The fast path agrees with the generated code, and an error that is passed on stays the same.
private func checkResponse(_ data: [UInt8]) throws {
  let payload: [UInt8]
  do throws(RPCError) {
    payload = try ResponseEnvelope.payload(of: data)
  } catch {
    return try checkError(error, data)
  }
  let generated = try TTRPC.Response(serialized: data, limits: .answer)
  demand(generated.payload == payload && (generated.status?.code ?? 0) == 0)
  var frame = FrameBytes()
  demand(
    ResponseEnvelope.write(
      payload: payload, to: &frame, streamID: 1, dataBytesMax: frameBytesMax))
  demand(try TTRPC.Response(payload: payload).serialized() == frame.bytes)
  demand(try ResponseEnvelope.payload(of: frame.bytes) == payload)
}

private func checkError(_ error: RPCError, _ data: [UInt8]) throws {
  do throws(DecodeError) {
    let generated = try TTRPC.Response(serialized: data, limits: .answer)
    demand(generated.status?.code != 0 && generated.status != nil)
  } catch {
    return
  }
  // An error whose code was no code of ours is passed on under UNKNOWN.
  guard let written = ResponseEnvelope.data(of: error, domain: "fuzz") else {
    preconditionFailure("an error that was read has a wire form")
  }
  do throws(RPCError) {
    _ = try ResponseEnvelope.payload(of: written)
    preconditionFailure("an error became a success")
  } catch let again {
    demand(again == passedOn(error))
  }
}

/// Without a reason there is no ErrorInfo that could carry metadata.
private func passedOn(_ error: RPCError) -> RPCError {
  var error = error
  if error.reason.isEmpty { error.metadata = [:] }
  return error
}

/// The data of one frame as it is written.
private struct FrameBytes: FrameSink {
  var bytes: [UInt8] = []

  mutating func write(_ header: FrameHeader) {}
  mutating func write(byte: UInt8) { bytes.append(byte) }
  mutating func write(bytes: [UInt8]) { self.bytes += bytes }
  mutating func write(utf8: String) { bytes += Array(utf8.utf8) }
}
