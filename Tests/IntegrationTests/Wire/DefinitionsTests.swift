import CRMProto
import Foundation
import GRPCProto
import Protobuf
import RPCClient
import Testing

/// What a caller can learn who was built without our definitions.
@Suite(.timeLimit(.minutes(3))) struct DefinitionsTests {
  @Test func protocReadsACustomerByTheDefinitionsThatTheServerGives() async throws {
    try await withCRM { crm in
      let answer = try await ControlServiceClient(crm.calls).getFileDescriptorSet(.init())
      let created = try await crm.create(.complete())
      let text = try Protoc.decode(
        "crm.v1.Customer", created.serialized(), definitions: answer.fileDescriptorSet)
      #expect(text.contains("full_name: \"\(created.fullName)\""))
      // The envelope and the errors' details are among them.
      for type in ["ttrpc.Request", "google.rpc.ErrorInfo", "google.protobuf.FieldMask"] {
        _ = try Protoc.decode(type, [], definitions: answer.fileDescriptorSet)
      }
    }
  }

  @Test func reflectionListsWhatTheProgramServesAndKnowsEveryFileOfIt() async throws {
    try await ProgramDirectory.with { directory in
      let (_, client) = try await directory.serve()
      try await ServerReflectionClient(client).serverReflectionInfo { requests, responses in
        var responses = responses.makeAsyncIterator()
        try await requests.send(.init(messageRequest: .listServices("")))
        let services = Self.services(try await responses.next())
        let served = Set(CRMProto.MethodTable.methods.map(\.service))
        #expect(
          Set(services)
            == served.union(["grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection"]))
        for service in services {
          try await requests.send(.init(messageRequest: .fileContainingSymbol(service)))
          guard
            case .fileDescriptorResponse(let files) = try await responses.next()?.messageResponse
          else {
            Issue.record("\(service) has no file")
            continue
          }
          #expect(!files.fileDescriptorProto.isEmpty)
        }
        await requests.finish()
      }
    }
  }

  private static func services(_ response: ServerReflectionResponse?) -> [String] {
    guard case .listServicesResponse(let list) = response?.messageResponse else { return [] }
    return list.service.map(\.name)
  }
}
