import GRPCProto
import Protobuf
import RPCClient
import RPCCore
import Testing

/// Reflection, as its callers see it.
@Suite(.timeLimit(.minutes(1))) struct ReflectionServiceTests {
  private let served = ["grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection"]

  @Test func questionsAreAnsweredInTurnUntilTheCallerIsDone() async throws {
    try await TestServer.with { server in
      try await server.reflection.serverReflectionInfo { requests, responses in
        var responses = responses.makeAsyncIterator()
        try await requests.send(.init(messageRequest: .listServices("")))
        #expect(try await Self.services(responses.next()) == served)
        // An error response ends nothing.
        try await requests.send(.init(messageRequest: .fileByFilename("no.proto")))
        guard case .errorResponse = try await responses.next()?.messageResponse else {
          Issue.record("there is no such file")
          return
        }
        try await requests.send(.init(messageRequest: .fileContainingSymbol(served[0])))
        let health = try #require(
          TestServer.files.files.first { $0.path == "grpc/health/v1/health.proto" })
        #expect(
          try await responses.next()?.messageResponse
            == .fileDescriptorResponse(.init(fileDescriptorProto: [health.serialized])))
        await requests.finish()
        #expect(try await responses.next() == nil)
      }
    }
  }

  @Test func manyQuestionsAtOnceKeepTheirOrder() async throws {
    try await TestServer.with { server in
      let hosts = (0..<500).map { "host-\($0)" }
      let answered = try await server.reflection.serverReflectionInfo { requests, responses in
        for host in hosts {
          try await requests.send(.init(host: host, messageRequest: .listServices("")))
        }
        await requests.finish()
        return try await responses.reduce(into: []) { $0.append($1.validHost) }
      }
      #expect(answered == hosts)
    }
  }

  @Test func olderClientsFindItUnderItsAlphaName() async throws {
    let alpha = MethodDescriptor(
      service: "grpc.reflection.v1alpha.ServerReflection", name: "ServerReflectionInfo",
      kind: .bidirectional, idempotency: .unknown, input: ServerReflectionRequest.messageType,
      output: ServerReflectionResponse.messageType)
    try await TestServer.with { server in
      let services = try await server.client.bidirectional(alpha, options: .default) {
        (
          requests: RequestWriter<ServerReflectionRequest>,
          responses: MessageStream<ServerReflectionResponse>
        ) in
        try await requests.send(.init(messageRequest: .listServices("")))
        await requests.finish()
        return Self.services(try await responses.first { _ in true })
      }
      #expect(services == served)
    }
  }

  private static func services(_ response: ServerReflectionResponse?) -> [String]? {
    guard case .listServicesResponse(let list) = response?.messageResponse else { return nil }
    return list.service.map(\.name)
  }
}
