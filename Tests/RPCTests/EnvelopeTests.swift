import Protobuf
import RPCCore
import Testing
import WireProto

@Suite struct EnvelopeTests {
  private let request = RequestEnvelope(
    service: "s", method: "m", payload: [1, 2], timeoutNano: 300,
    metadata: ["k": "v", "empty": "", "": ""])

  private func written(_ envelope: RequestEnvelope, dataBytesMax: Int = 4_194_304) -> [UInt8]? {
    var sink = ByteList()
    return envelope.write(to: &sink, streamID: 5, dataBytesMax: dataBytesMax) ? sink.bytes : nil
  }

  private func written(payload: [UInt8], dataBytesMax: Int = 4_194_304) -> [UInt8]? {
    var sink = ByteList()
    let isWritten = ResponseEnvelope.write(
      payload: payload, to: &sink, streamID: 5, dataBytesMax: dataBytesMax)
    return isWritten ? sink.bytes : nil
  }

  /// The bytes are those of `protoc --encode=ttrpc.Request`.
  @Test func aRequestIsWrittenAsProtocWritesIt() throws {
    let data: [UInt8] =
      [0x0A, 1, 0x73, 0x12, 1, 0x6D, 0x1A, 2, 1, 2, 0x20, 0xAC, 2]
      + [0x2A, 6, 0x0A, 1, 0x6B, 0x12, 1, 0x76]
      + [0x2A, 7, 0x0A, 5, 0x65, 0x6D, 0x70, 0x74, 0x79, 0x2A, 0]
    #expect(written(request) == frame(5, .request, data))
    #expect(try TTRPC.Request(serialized: data).serialized() == data)
  }

  @Test(arguments: [Int64.min, -1, 0, 1, 127, 128, .max])
  func aRequestIsReadAsItWasWritten(timeoutNano: Int64) throws {
    for size in [0, 1, 127, 128, 16_383, 16_384] {
      var envelope = request
      envelope.timeoutNano = timeoutNano
      envelope.payload = [UInt8](repeating: 9, count: size)
      let data = try #require(written(envelope)).dropFirst(FrameHeader.byteCount)
      #expect(try RequestEnvelope(data: Array(data), limits: .default) == envelope)
    }
  }

  @Test func metadataOfTheLimitIsReadAndOneByteMoreIsRefused() throws {
    var limits = Limits()
    limits.metadataBytesMax = 71
    let data = TTRPC.Request(metadata: [.init(key: "k", value: "v"), .init(key: "empty")])
    let bytes = try data.serialized()
    #expect(try RequestEnvelope(data: bytes, limits: limits).metadata.entries.count == 2)
    limits.metadataBytesMax = 70
    #expect(throws: RPCError.metadataTooLarge) { try RequestEnvelope(data: bytes, limits: limits) }
  }

  @Test(
    "An envelope that does not parse is INVALID_ARGUMENT",
    arguments: [[0xFF], [0x0A, 5, 0x73], [0x0A, 1, 0xFF], [0x08, 1], [0x2A, 3, 0x0A, 1, 0xC0]])
  func malformed(data: [UInt8]) {
    #expect(throws: RPCError.envelopeMalformed) {
      try RequestEnvelope(data: data, limits: .default)
    }
  }

  @Test func anEnvelopeThatThereIsNoMemoryForNowMaySoonPass() throws {
    let envelope = RequestEnvelope(
      service: "s", method: "m", payload: [UInt8](repeating: 1, count: 500_000))
    let data = Array(try #require(written(envelope)).dropFirst(FrameHeader.byteCount))
    let spent = DecodeLimits(budgetInAll: MemoryBudget(bytesMax: 0))
    #expect(throws: RPCError.memoryExhausted(retryDelay: Limits.default.retryDelay)) {
      try RequestEnvelope(data: data, limits: .default, decoding: spent)
    }
    #expect(try RequestEnvelope(data: data, limits: .default) == envelope)
  }

  @Test func aConnectionsReaderReadsWhatTheGeneratedCodeReadsWhateverCameBefore() throws {
    let kept = try #require(written(request)).dropFirst(FrameHeader.byteCount)
    let others: [[UInt8]] = [
      [], [0x0A, 1, 0x74], [0x12, 1, 0x6D, 0x0A, 1, 0x73], [0x0A, 1, 0x73, 0x0A, 1, 0x74],
      [0x2A, 6, 0x0A, 1, 0x6B, 0x12, 1, 0x77], [0x2A, 6, 0x12, 1, 0x76, 0x0A, 1, 0x6B],
      [0x2A, 0, 0x1A, 1, 9], [0x20, 0x80, 0], [0xFA, 0x01, 1, 9], [0x2A, 3, 0x0A, 1, 0x4B],
      [0xFF], [0x0A, 5, 0x73], [0x0A, 1, 0xFF], [0x08, 1], [0x2A, 3, 0x0A, 1, 0xC0], [0x0A, 1, 0],
      [0x2A, 2, 0x0A, 1, 0x6B],
    ]
    var reader = RequestEnvelopeReader()
    for data in [Array(kept)] + others + [Array(kept)] + others {
      let expected = outcome { () throws(RPCError) in
        try RequestEnvelope(data: data, limits: .default)
      }
      let read = outcome { () throws(RPCError) in try reader.read(data, limits: .default) }
      #expect(read == expected, "\(data)")
    }
  }

  private func outcome(
    _ read: () throws(RPCError) -> RequestEnvelope
  ) -> Result<RequestEnvelope, RPCError> {
    do throws(RPCError) {
      return .success(try read())
    } catch {
      return .failure(error)
    }
  }

  @Test func unknownFieldsOfAnEnvelopeAreIgnored() throws {
    let data: [UInt8] = [0x0A, 1, 0x73, 0xFA, 0x01, 1, 9, 0xF8, 0x01, 5]
    #expect(try RequestEnvelope(data: data, limits: .default).service == "s")
  }

  /// The bytes are those of `protoc --encode=ttrpc.Response`.
  @Test func aSuccessIsThePayloadAloneAndStatusStaysUnset() throws {
    #expect(written(payload: []) == frame(5, .response))
    #expect(written(payload: [7, 8]) == frame(5, .response, [0x12, 2, 7, 8]))
    for size in [127, 128, 16_384, 2_097_152] {
      let payload = [UInt8](repeating: 3, count: size)
      let data = Array(try #require(written(payload: payload)).dropFirst(FrameHeader.byteCount))
      let response = try TTRPC.Response(
        serialized: data, limits: DecodeLimits(budgetBytesMax: 64 << 20))
      #expect(response == TTRPC.Response(payload: payload))
      #expect(try ResponseEnvelope.payload(of: data) == payload)
    }
  }

  @Test func framesAreWrittenUpToTheLimitAndNotOneByteLonger() {
    #expect(written(payload: [7, 8], dataBytesMax: 4) != nil)
    #expect(written(payload: [7, 8], dataBytesMax: 3) == nil)
    #expect(written(request, dataBytesMax: request.byteCount) != nil)
    #expect(written(request, dataBytesMax: request.byteCount - 1) == nil)
  }

  @Test func anErrorCarriesNoPayload() throws {
    var sink = ByteList()
    let error = RPCError(.notFound, "gone", reason: "GONE")
    let data = try #require(ResponseEnvelope.data(of: error, domain: "d"))
    #expect(ResponseEnvelope.write(error: data, to: &sink, streamID: 5, dataBytesMax: 4096))
    #expect(Array(sink.bytes.dropFirst(FrameHeader.byteCount)) == data)
    #expect(try TTRPC.Response(serialized: data).payload == [])
    #expect(throws: error) { try ResponseEnvelope.payload(of: data) }
  }

  @Test func anErrorThatIsLongerThanAFrameWritesNothing() throws {
    var sink = ByteList()
    let error = RPCError(.notFound, "gone", reason: "GONE")
    let data = try #require(ResponseEnvelope.data(of: error, domain: "d"))
    #expect(
      !ResponseEnvelope.write(
        error: data, to: &sink, streamID: 5, dataBytesMax: data.count - 1))
    #expect(sink.bytes.isEmpty)
  }

  @Test func anErrorWithANULHasNoWireForm() {
    let error = RPCError(.notFound, "a\u{0}b", reason: "GONE")
    #expect(ResponseEnvelope.data(of: error, domain: "d") == nil)
  }

  @Test(
    "Responses of other writers are read",
    arguments: [
      ([], []), ([0x12, 0], []), ([0x12, 1, 9, 0x12, 1, 8], [8]), ([0x12, 0x81, 0, 9], [9]),
      ([0x0A, 0, 0x12, 1, 9], [9]), ([0x18, 5, 0x12, 1, 9], [9]),
    ] as [([UInt8], [UInt8])])
  func foreign(data: [UInt8], payload: [UInt8]) throws {
    #expect(try ResponseEnvelope.payload(of: data) == payload)
  }

  @Test(
    "A response that does not parse is INTERNAL",
    arguments: [[0x12], [0x12, 5, 1], [0x12, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0x12, 0xFF]])
  func malformedResponse(data: [UInt8]) {
    #expect(throws: RPCError.responseMalformed) { try ResponseEnvelope.payload(of: data) }
  }
}
