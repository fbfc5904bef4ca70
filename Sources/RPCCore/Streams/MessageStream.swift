public import Protobuf

/// The messages that the peer sends on one call, in order. It ends behind the peer's last message;
/// it fails with the `RPCError` that ended the call. Read by one task, once.
public struct MessageStream<Element: Message>: AsyncSequence, Sendable {
  private let inbound: InboundMessages
  private let malformed: @Sendable (DecodeError) -> RPCError
  private let limits: DecodeLimits

  /// What a server reads.
  package init(requests inbound: InboundMessages) {
    self.init(inbound, limits: .default) { RPCError(requestPayload: $0) }
  }

  /// What a client reads.
  package init(responses inbound: InboundMessages) {
    self.init(inbound, limits: .answer) { _ in .responseMalformed }
  }

  private init(
    _ inbound: InboundMessages, limits: DecodeLimits,
    malformed: @escaping @Sendable (DecodeError) -> RPCError
  ) {
    self.inbound = inbound
    self.limits = limits
    self.malformed = malformed
  }

  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(stream: self)
  }

  public struct AsyncIterator: AsyncIteratorProtocol {
    let stream: MessageStream

    public mutating func next() async throws -> Element? {
      guard let payload = try await stream.inbound.next() else { return nil }
      return try stream.message(payload)
    }
  }

  private func message(_ payload: [UInt8]) throws(RPCError) -> Element {
    do throws(DecodeError) {
      return try Element(serialized: payload, limits: limits)
    } catch {
      throw malformed(error)
    }
  }
}
