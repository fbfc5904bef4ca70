public import Protobuf

/// Makes calls. Generated client stubs are written against it.
///
/// Every method throws `RPCError`: the server's status, or our own for a deadline, a cancelled task,
/// a lost connection or a response that does not parse. A streaming call lasts as long as its
/// closure: a closure that throws, or leaves before the end of the responses, cancels the call.
public protocol CallMaker: Sendable {
  func unary<Input: Message, Output: Message>(
    _ method: MethodDescriptor, _ request: Input, options: CallOptions
  ) async throws -> Output

  /// The same for a caller that has no types: bytes in, bytes out.
  /// - Parameter method: the full name, `package.Service/Method`.
  func unary(
    _ method: String, payload: [UInt8], options: CallOptions
  ) async throws -> [UInt8]

  /// Sends what `write` writes, and answers with the one response.
  func clientStreaming<Input: Message, Output: Message>(
    _ method: MethodDescriptor, options: CallOptions,
    _ write: (RequestWriter<Input>) async throws -> Void
  ) async throws -> Output

  /// - Returns: what `read` makes of the responses.
  func serverStreaming<Input: Message, Output: Message, Result>(
    _ method: MethodDescriptor, _ request: Input, options: CallOptions,
    _ read: (MessageStream<Output>) async throws -> Result
  ) async throws -> Result

  /// - Returns: what `talk` makes of the conversation. Its end is the end of the requests, unless it
  ///   finished them before.
  func bidirectional<Input: Message, Output: Message, Result>(
    _ method: MethodDescriptor, options: CallOptions,
    _ talk: (RequestWriter<Input>, MessageStream<Output>) async throws -> Result
  ) async throws -> Result
}
