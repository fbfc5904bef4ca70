public import Protobuf
public import RPCCore

extension RPCClient: CallMaker {
  public func unary<Input: Message, Output: Message>(
    _ method: MethodDescriptor, _ request: Input, options: CallOptions
  ) async throws -> Output {
    let payload = try encoded(request)
    let response = try await Attempts(self, .unary, options).response(
      MethodName(service: method.service, method: method.name), payload
    ) {
      method.idempotency != .unknown || method.input.hasRequestID(payload)
    }
    do throws(DecodeError) {
      return try Output(serialized: response, limits: .answer)
    } catch {
      throw RPCError.responseMalformed
    }
  }

  public func unary(
    _ method: String, payload: [UInt8], options: CallOptions
  ) async throws -> [UInt8] {
    // Nothing is known of the method: it is not repeated once it has begun.
    try await Attempts(self, .unary, options).response(MethodName(method), payload) { false }
  }

  func encoded(_ request: some Message) throws(RPCError) -> [UInt8] {
    do throws(EncodeError) {
      return try request.serialized()
    } catch {
      throw .requestUnwritable
    }
  }
}

extension MessageType {
  /// Whether a payload of this type names its request, so that the server does it only once.
  fileprivate func hasRequestID(_ payload: [UInt8]) -> Bool {
    guard let field = field(named: "request_id") else { return false }
    return PayloadFields.has(field: field.number, in: payload)
  }
}
