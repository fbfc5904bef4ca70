package import GRPCProto
import RPCCore

/// One caller's questions and our answers. It remembers which files the caller has, so that none is sent
/// twice for being imported.
///
/// Source: https://github.com/grpc/grpc/blob/master/doc/server-reflection.md
package struct ReflectionConversation {
  private let index: ReflectionIndex
  /// Ordered.
  private let services: [String]
  private var sentPaths: Set<String> = []

  package init(index: ReflectionIndex, services: [String]) {
    self.index = index
    self.services = services
  }

  package mutating func answer(_ request: ServerReflectionRequest) -> ServerReflectionResponse {
    ServerReflectionResponse(
      validHost: request.host, originalRequest: request,
      messageResponse: response(to: request.messageRequest))
  }

  private mutating func response(
    to request: ServerReflectionRequest.MessageRequest?
  ) -> ServerReflectionResponse.MessageResponse {
    switch request {
    case .fileByFilename(let path):
      return files(index.hasFile(path) ? path : nil, otherwise: "There is no file of that name.")
    case .fileContainingSymbol(let name):
      return files(index.path(ofSymbol: name), otherwise: "No file declares that name.")
    case .fileContainingExtension(let field):
      return files(
        index.path(ofExtension: field.extensionNumber, of: field.containingType),
        otherwise: "No file declares that extension.")
    case .allExtensionNumbersOfType(let message):
      guard let numbers = index.extensionNumbers(of: message) else {
        return .errorResponse(.init(.notFound, "There is no message of that name."))
      }
      return .allExtensionNumbersResponse(
        ExtensionNumberResponse(baseTypeName: message, extensionNumber: numbers))
    case .listServices:
      return .listServicesResponse(
        ListServiceResponse(service: services.map { ServiceResponse(name: $0) }))
    case nil:
      return .errorResponse(.init(.invalidArgument, "The request asks for nothing."))
    }
  }

  /// The file itself, whether it was sent before or not, and those of its imports that were not.
  private mutating func files(
    _ path: String?, otherwise problem: String
  ) -> ServerReflectionResponse.MessageResponse {
    guard let path else { return .errorResponse(.init(.notFound, problem)) }
    let files = index.closure(of: path).filter { file in
      sentPaths.insert(file.path).inserted || file.path == path
    }
    return .fileDescriptorResponse(
      FileDescriptorResponse(fileDescriptorProto: files.map(\.file.descriptor)))
  }
}

extension ErrorResponse {
  fileprivate init(_ code: RPCCode, _ message: String) {
    self.init(errorCode: code.rawValue, errorMessage: message)
  }
}
