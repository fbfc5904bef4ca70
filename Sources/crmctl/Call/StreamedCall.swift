import Protobuf
import RPCClient
import RPCCore

/// A call in which one side or both send messages as they have them.
struct StreamedCall: Sendable {
  let method: MethodDescriptor
  let client: RPCClient
  let options: CallOptions
  /// Nil where answers are shown in another way.
  let answers: AnswerStream?

  /// Sends the only request of a method that answers a stream, and prints the answers as they come.
  func run(request: [UInt8]) async throws {
    try await client.exchange(method, request: request, options: options) { exchange in
      _ = try await receive(exchange)
    }
  }

  /// Sends the requests of a method that takes a stream, and prints the answers as they come.
  func run(_ requests: RequestLines) async throws {
    try await client.exchange(method, options: options) { exchange in
      try await converse(requests, exchange)
    }
  }

  private func converse(_ requests: RequestLines, _ exchange: PayloadExchange) async throws {
    try await withThrowingTaskGroup(of: Bool.self) { group in
      group.addTask { try await send(requests, exchange) }
      group.addTask { try await receive(exchange) }
      // What was answered last ends it, whatever there is left to send.
      while let isAnswered = try await group.next() {
        if isAnswered { group.cancelAll() }
      }
    }
  }

  private func send(_ requests: RequestLines, _ exchange: PayloadExchange) async throws -> Bool {
    do {
      try await requests.forEach(as: method.input) { try await exchange.send($0) }
      await exchange.finish()
    } catch is RPCError {
      // The call has ended; the side that receives is told why.
    }
    return false
  }

  private func receive(_ exchange: PayloadExchange) async throws -> Bool {
    while let payload = try await exchange.next() { try show(payload) }
    return true
  }

  // Inlined, it crashes the optimiser of Swift 6.3.1.
  @inline(never)
  private func show(_ payload: [UInt8]) throws {
    guard let answers else { return }
    let json = try AnswerJSON.of(payload, method.output)
    answers.print(Answer(json, of: method.output))
  }
}

/// A payload that a server sent.
enum AnswerJSON {
  static func of(_ payload: [UInt8], _ type: MessageType) throws(DecodeError) -> JSONValue {
    try type.json(fromSerialized: payload, limits: .answer)
  }
}
