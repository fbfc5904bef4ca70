public import GRPCProto
public import Protobuf
public import RPCCore

/// Serves `grpc.reflection.v1.ServerReflection`.
public struct ReflectionService: ServerReflectionHandler {
  private let index: ReflectionIndex
  private let services: [String]

  /// - Parameter services: what the question for services is answered with.
  /// - Throws: `DecodeError` when a file is no descriptor: a mistake of the program.
  public init(files: FileDescriptorSet, services: Set<String>) throws(DecodeError) {
    index = try ReflectionIndex(files)
    self.services = services.sorted()
  }

  public func serverReflectionInfo(
    _ requests: MessageStream<ServerReflectionRequest>,
    responses: ResponseWriter<ServerReflectionResponse>,
    context: CallContext
  ) async throws {
    var conversation = ReflectionConversation(index: index, services: services)
    for try await request in requests {
      try await responses.send(conversation.answer(request))
    }
  }
}

extension Router {
  /// Serves reflection over the services that are registered so far, and itself: the last to register.
  /// - Throws: `DecodeError` when a file is no descriptor: a mistake of the program.
  public mutating func registerReflection(files: FileDescriptorSet) throws(DecodeError) {
    let service = ServerReflectionMethods.serverReflectionInfo.service
    let services = Set(methods.map(\.service)).union([service])
    registerServerReflection(try ReflectionService(files: files, services: services))
    // Older clients know it by this name alone; its messages are the same.
    alias("grpc.reflection.v1alpha.ServerReflection", of: service)
  }
}
