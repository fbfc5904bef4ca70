public import Protobuf

/// Where a call's outgoing payloads go: the connection's side of the writers.
package protocol MessageSink: Sendable {
  /// Returns once it is on its way, for which there has to be room.
  /// - Throws: what ended the call, CANCELLED, or RESOURCE_EXHAUSTED for more than fits a frame.
  func send(_ payload: [UInt8]) async throws
  /// Nothing more will be sent.
  func finish() async
}

/// Sends a handler's response messages. They leave in the order in which `send` was called; the
/// handler's return ends the stream.
public struct ResponseWriter<Element: Message>: Sendable {
  private let sink: any MessageSink

  package init(_ sink: any MessageSink) {
    self.sink = sink
  }

  /// Waits while the peer does not take what was sent before.
  /// - Throws: `RPCError` when the call has ended: at its deadline, by its caller, with its connection.
  public func send(_ message: Element) async throws {
    let payload: [UInt8]
    do throws(EncodeError) {
      payload = try message.serialized()
    } catch {
      throw RPCError.responseUnwritable
    }
    try await sink.send(payload)
  }
}

/// Sends a client's request messages, in the order in which `send` was called.
public struct RequestWriter<Element: Message>: Sendable {
  private let sink: any MessageSink

  package init(_ sink: any MessageSink) {
    self.sink = sink
  }

  /// Waits while the server does not take what was sent before.
  /// - Throws: `RPCError` when the call has ended: the server's status, the deadline, a lost connection.
  public func send(_ message: Element) async throws {
    let payload: [UInt8]
    do throws(EncodeError) {
      payload = try message.serialized()
    } catch {
      throw RPCError.requestUnwritable
    }
    try await sink.send(payload)
  }

  /// Tells the server that this was all. The end of the closure that got this writer says so too.
  public func finish() async { await sink.finish() }
}
