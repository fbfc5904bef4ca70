public import Protobuf

/// Makes calls of one request and one response. Generated client stubs are written against it.
public protocol UnaryCalling: Sendable {
  /// - Throws: `RPCError`: the server's status, or our own for a deadline, a cancelled task, a lost
  ///   connection or a response that does not parse.
  func unary<Input: Message, Output: Message>(
    _ method: MethodDescriptor,
    _ request: Input,
    options: CallOptions
  ) async throws -> Output

  /// The same for a caller that has no types: bytes in, bytes out.
  /// - Parameter method: the full name, `package.Service/Method`.
  func unary(
    _ method: String,
    payload: [UInt8],
    options: CallOptions
  ) async throws -> [UInt8]
}
