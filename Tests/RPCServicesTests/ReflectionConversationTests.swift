import GRPCProto
import Protobuf
import RPCCore
import RPCServices
import Testing

struct ReflectionConversationTests {
  private let files: [FileDescriptor]
  private var conversation: ReflectionConversation

  init() throws {
    files = try FileDescriptor.samples()
    conversation = ReflectionConversation(
      index: try ReflectionIndex(FileDescriptorSet(files)), services: ["a.A", "top.S"])
  }

  @Test mutating func theAnswerRepeatsHostAndQuestion() {
    let request = ServerReflectionRequest(host: "crm.example", messageRequest: .listServices("*"))
    let answer = conversation.answer(request)
    #expect(answer.validHost == "crm.example")
    #expect(answer.originalRequest == request)
  }

  @Test mutating func servicesAreListed() {
    #expect(
      ask(.listServices(""))
        == .listServicesResponse(
          ListServiceResponse(service: [.init(name: "a.A"), .init(name: "top.S")])))
  }

  @Test mutating func aFileComesBeforeItsImportsAndImportsComeOnce() {
    let (base, top) = (files[0].serialized, files[1].serialized)
    #expect(ask(.fileByFilename("top.proto")) == Self.descriptors([top, base]))
    #expect(ask(.fileContainingSymbol("top.M.Inner")) == Self.descriptors([top]))
    // What is asked for itself comes again.
    #expect(ask(.fileContainingSymbol("base.Open")) == Self.descriptors([base]))
  }

  @Test mutating func anExtensionLeadsToItsFileAndAMessageToItsNumbers() {
    let request = ExtensionRequest(containingType: "base.Open", extensionNumber: 101)
    #expect(
      ask(.fileContainingExtension(request))
        == Self.descriptors([files[1].serialized, files[0].serialized]))
    #expect(
      ask(.allExtensionNumbersOfType("base.Open"))
        == .allExtensionNumbersResponse(
          ExtensionNumberResponse(baseTypeName: "base.Open", extensionNumber: [100, 101])))
    #expect(
      ask(.allExtensionNumbersOfType("top.M"))
        == .allExtensionNumbersResponse(ExtensionNumberResponse(baseTypeName: "top.M")))
  }

  @Test mutating func whatIsNotThereIsAnErrorResponse() {
    let missing = ExtensionRequest(containingType: "base.Open", extensionNumber: -1)
    let requests: [ServerReflectionRequest.MessageRequest] = [
      .fileByFilename("no.proto"), .fileByFilename(""), .fileContainingSymbol("top.No"),
      .fileContainingExtension(missing), .fileContainingExtension(ExtensionRequest()),
      .allExtensionNumbersOfType("top.No"),
    ]
    for request in requests {
      #expect(errorCode(ask(request)) == RPCCode.notFound.rawValue, "\(request)")
    }
    #expect(errorCode(ask(nil)) == RPCCode.invalidArgument.rawValue)
  }

  @Test mutating func anyBytesThatParseAreAnsweredAndTheAnswerParses() throws {
    var random = SystemRandomNumberGenerator()
    var parsed = 0
    for _ in 0..<20_000 {
      let bytes = Self.mutated(using: &random)
      guard let request = try? ServerReflectionRequest(serialized: bytes) else { continue }
      parsed += 1
      let answer = conversation.answer(request)
      #expect(try ServerReflectionResponse(serialized: answer.serialized()) == answer)
    }
    #expect(parsed > 1000)
  }

  /// A well-formed question with a few bytes changed.
  private static func mutated(using random: inout SystemRandomNumberGenerator) -> [UInt8] {
    let number = Int32.random(in: .min ... .max, using: &random)
    let questions: [ServerReflectionRequest.MessageRequest] = [
      .fileByFilename("top.proto"), .fileContainingSymbol("top.M"), .listServices("*"),
      .allExtensionNumbersOfType("base.Open"),
      .fileContainingExtension(.init(containingType: "base.Open", extensionNumber: number)),
    ]
    let request = ServerReflectionRequest(
      host: "host", messageRequest: questions.randomElement(using: &random))
    var bytes = (try? request.serialized()) ?? []
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      guard let index = bytes.indices.randomElement(using: &random) else { break }
      bytes[index] = .random(in: .min ... .max, using: &random)
    }
    return bytes
  }

  private mutating func ask(
    _ request: ServerReflectionRequest.MessageRequest?
  ) -> ServerReflectionResponse.MessageResponse? {
    conversation.answer(ServerReflectionRequest(messageRequest: request)).messageResponse
  }

  private func errorCode(_ response: ServerReflectionResponse.MessageResponse?) -> Int32? {
    if case .errorResponse(let error) = response { error.errorCode } else { nil }
  }

  private static func descriptors(
    _ files: [[UInt8]]
  ) -> ServerReflectionResponse.MessageResponse {
    .fileDescriptorResponse(FileDescriptorResponse(fileDescriptorProto: files))
  }
}
