// Generated from grpc/reflection/v1/reflection.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CGRPCProto
import CProtobufC
public import Protobuf
public import RPCCore

/// A question.
public struct ServerReflectionRequest: Message {
  /// The server that is meant; comes back as it is.
  public var host: String = ""
  public var messageRequest: MessageRequest?

  public init() {}

  public init(
    host: String = "",
    messageRequest: MessageRequest? = nil
  ) {
    self.host = host
    self.messageRequest = messageRequest
  }

  public enum MessageRequest: Hashable, Sendable, TextlessValue {
    /// The file of this path, as imports spell it.
    case fileByFilename(String)
    /// The file that declares this name: a message, field, enum, value, service, method or extension
    /// with its package.
    case fileContainingSymbol(String)
    /// The file that declares an extension.
    case fileContainingExtension(ExtensionRequest)
    /// The numbers of all extensions of the message of this name.
    case allExtensionNumbersOfType(String)
    /// The services that are served. The text means nothing.
    case listServices(String)
  }

  public static let messageType = unsafe MessageType(
    Grpc__Reflection__V1__ServerReflectionRequest.self, initializedBy: { unsafe grpc__reflection__v1__server_reflection_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Grpc__Reflection__V1__ServerReflectionRequest.self)
    self.host = unsafe Protobuf.text(c.pointee.host)
    switch unsafe c.pointee.message_request_case.rawValue {
    case 3: self.messageRequest = .fileByFilename(unsafe Protobuf.text(c.pointee.file_by_filename))
    case 4: self.messageRequest = .fileContainingSymbol(unsafe Protobuf.text(c.pointee.file_containing_symbol))
    case 5:
      let member: ExtensionRequest? = unsafe Protobuf.message(c.pointee.file_containing_extension)
      self.messageRequest = member.map { .fileContainingExtension($0) }
    case 6: self.messageRequest = .allExtensionNumbersOfType(unsafe Protobuf.text(c.pointee.all_extension_numbers_of_type))
    case 7: self.messageRequest = .listServices(unsafe Protobuf.text(c.pointee.list_services))
    default: self.messageRequest = nil
    }
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Grpc__Reflection__V1__ServerReflectionRequest.self)
    unsafe c.pointee.host = unsafe arena.text(host)
    switch messageRequest {
    case .fileByFilename(let member):
      unsafe c.pointee.message_request_case = Grpc__Reflection__V1__ServerReflectionRequest__MessageRequestCase(rawValue: 3)
      unsafe c.pointee.file_by_filename = unsafe arena.text(member)
    case .fileContainingSymbol(let member):
      unsafe c.pointee.message_request_case = Grpc__Reflection__V1__ServerReflectionRequest__MessageRequestCase(rawValue: 4)
      unsafe c.pointee.file_containing_symbol = unsafe arena.text(member)
    case .fileContainingExtension(let member):
      unsafe c.pointee.message_request_case = Grpc__Reflection__V1__ServerReflectionRequest__MessageRequestCase(rawValue: 5)
      unsafe c.pointee.file_containing_extension = unsafe arena.message(member)
    case .allExtensionNumbersOfType(let member):
      unsafe c.pointee.message_request_case = Grpc__Reflection__V1__ServerReflectionRequest__MessageRequestCase(rawValue: 6)
      unsafe c.pointee.all_extension_numbers_of_type = unsafe arena.text(member)
    case .listServices(let member):
      unsafe c.pointee.message_request_case = Grpc__Reflection__V1__ServerReflectionRequest__MessageRequestCase(rawValue: 7)
      unsafe c.pointee.list_services = unsafe arena.text(member)
    case nil: break
    }
  }
}

/// Names an extension.
public struct ExtensionRequest: Message {
  /// The message that is extended, with its package.
  public var containingType: String = ""
  /// The extension's field number.
  public var extensionNumber: Int32 = 0

  public init() {}

  public init(
    containingType: String = "",
    extensionNumber: Int32 = 0
  ) {
    self.containingType = containingType
    self.extensionNumber = extensionNumber
  }

  public static let messageType = unsafe MessageType(
    Grpc__Reflection__V1__ExtensionRequest.self, initializedBy: { unsafe grpc__reflection__v1__extension_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Grpc__Reflection__V1__ExtensionRequest.self)
    self.containingType = unsafe Protobuf.text(c.pointee.containing_type)
    self.extensionNumber = unsafe c.pointee.extension_number
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Grpc__Reflection__V1__ExtensionRequest.self)
    unsafe c.pointee.containing_type = unsafe arena.text(containingType)
    unsafe c.pointee.extension_number = extensionNumber
  }
}

/// An answer.
public struct ServerReflectionResponse: Message {
  /// The host of the question.
  public var validHost: String = ""
  /// The question.
  public var originalRequest: ServerReflectionRequest? = nil
  public var messageResponse: MessageResponse?

  public init() {}

  public init(
    validHost: String = "",
    originalRequest: ServerReflectionRequest? = nil,
    messageResponse: MessageResponse? = nil
  ) {
    self.validHost = validHost
    self.originalRequest = originalRequest
    self.messageResponse = messageResponse
  }

  public enum MessageResponse: Hashable, Sendable, TextlessValue {
    /// To the three questions for a file.
    case fileDescriptorResponse(FileDescriptorResponse)
    /// To the question for extension numbers.
    case allExtensionNumbersResponse(ExtensionNumberResponse)
    /// To the question for services.
    case listServicesResponse(ListServiceResponse)
    /// To a question that has no other answer. The conversation goes on.
    case errorResponse(ErrorResponse)
  }

  public static let messageType = unsafe MessageType(
    Grpc__Reflection__V1__ServerReflectionResponse.self, initializedBy: { unsafe grpc__reflection__v1__server_reflection_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Grpc__Reflection__V1__ServerReflectionResponse.self)
    self.validHost = unsafe Protobuf.text(c.pointee.valid_host)
    self.originalRequest = unsafe Protobuf.message(c.pointee.original_request)
    switch unsafe c.pointee.message_response_case.rawValue {
    case 4:
      let member: FileDescriptorResponse? = unsafe Protobuf.message(c.pointee.file_descriptor_response)
      self.messageResponse = member.map { .fileDescriptorResponse($0) }
    case 5:
      let member: ExtensionNumberResponse? = unsafe Protobuf.message(c.pointee.all_extension_numbers_response)
      self.messageResponse = member.map { .allExtensionNumbersResponse($0) }
    case 6:
      let member: ListServiceResponse? = unsafe Protobuf.message(c.pointee.list_services_response)
      self.messageResponse = member.map { .listServicesResponse($0) }
    case 7:
      let member: ErrorResponse? = unsafe Protobuf.message(c.pointee.error_response)
      self.messageResponse = member.map { .errorResponse($0) }
    default: self.messageResponse = nil
    }
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Grpc__Reflection__V1__ServerReflectionResponse.self)
    unsafe c.pointee.valid_host = unsafe arena.text(validHost)
    unsafe c.pointee.original_request = unsafe arena.message(originalRequest)
    switch messageResponse {
    case .fileDescriptorResponse(let member):
      unsafe c.pointee.message_response_case = Grpc__Reflection__V1__ServerReflectionResponse__MessageResponseCase(rawValue: 4)
      unsafe c.pointee.file_descriptor_response = unsafe arena.message(member)
    case .allExtensionNumbersResponse(let member):
      unsafe c.pointee.message_response_case = Grpc__Reflection__V1__ServerReflectionResponse__MessageResponseCase(rawValue: 5)
      unsafe c.pointee.all_extension_numbers_response = unsafe arena.message(member)
    case .listServicesResponse(let member):
      unsafe c.pointee.message_response_case = Grpc__Reflection__V1__ServerReflectionResponse__MessageResponseCase(rawValue: 6)
      unsafe c.pointee.list_services_response = unsafe arena.message(member)
    case .errorResponse(let member):
      unsafe c.pointee.message_response_case = Grpc__Reflection__V1__ServerReflectionResponse__MessageResponseCase(rawValue: 7)
      unsafe c.pointee.error_response = unsafe arena.message(member)
    case nil: break
    }
  }
}

/// A file and what it imports.
public struct FileDescriptorResponse: Message {
  /// Serialized google.protobuf.FileDescriptorProto messages: the file itself first, then those of its
  /// imports, at any depth, that this conversation has not had yet.
  public var fileDescriptorProto: [[UInt8]] = []

  public init() {}

  public init(
    fileDescriptorProto: [[UInt8]] = []
  ) {
    self.fileDescriptorProto = fileDescriptorProto
  }

  public static let messageType = unsafe MessageType(
    Grpc__Reflection__V1__FileDescriptorResponse.self, initializedBy: { unsafe grpc__reflection__v1__file_descriptor_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Grpc__Reflection__V1__FileDescriptorResponse.self)
    self.fileDescriptorProto = unsafe Protobuf.elements(c.pointee.file_descriptor_proto, count: Int(c.pointee.n_file_descriptor_proto)) { unsafe Protobuf.bytes($0) }
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Grpc__Reflection__V1__FileDescriptorResponse.self)
    unsafe c.pointee.n_file_descriptor_proto = fileDescriptorProto.count
    unsafe c.pointee.file_descriptor_proto = unsafe arena.array(fileDescriptorProto) { unsafe arena.bytes($0) }
  }
}

/// The extensions of a message.
public struct ExtensionNumberResponse: Message {
  /// The message that is extended, with its package.
  public var baseTypeName: String = ""
  /// Their field numbers, ascending.
  public var extensionNumber: [Int32] = []

  public init() {}

  public init(
    baseTypeName: String = "",
    extensionNumber: [Int32] = []
  ) {
    self.baseTypeName = baseTypeName
    self.extensionNumber = extensionNumber
  }

  public static let messageType = unsafe MessageType(
    Grpc__Reflection__V1__ExtensionNumberResponse.self, initializedBy: { unsafe grpc__reflection__v1__extension_number_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Grpc__Reflection__V1__ExtensionNumberResponse.self)
    self.baseTypeName = unsafe Protobuf.text(c.pointee.base_type_name)
    self.extensionNumber = unsafe Protobuf.elements(c.pointee.extension_number, count: Int(c.pointee.n_extension_number)) { $0 }
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Grpc__Reflection__V1__ExtensionNumberResponse.self)
    unsafe c.pointee.base_type_name = unsafe arena.text(baseTypeName)
    unsafe c.pointee.n_extension_number = extensionNumber.count
    unsafe c.pointee.extension_number = unsafe arena.array(extensionNumber) { $0 }
  }
}

/// The services that are served.
public struct ListServiceResponse: Message {
  /// Ordered by name.
  public var service: [ServiceResponse] = []

  public init() {}

  public init(
    service: [ServiceResponse] = []
  ) {
    self.service = service
  }

  public static let messageType = unsafe MessageType(
    Grpc__Reflection__V1__ListServiceResponse.self, initializedBy: { unsafe grpc__reflection__v1__list_service_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Grpc__Reflection__V1__ListServiceResponse.self)
    self.service = unsafe Protobuf.messages(c.pointee.service, count: Int(c.pointee.n_service))
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Grpc__Reflection__V1__ListServiceResponse.self)
    unsafe c.pointee.n_service = service.count
    unsafe c.pointee.service = unsafe arena.messages(service)
  }
}

/// A service.
public struct ServiceResponse: Message {
  /// With its package.
  public var name: String = ""

  public init() {}

  public init(
    name: String = ""
  ) {
    self.name = name
  }

  public static let messageType = unsafe MessageType(
    Grpc__Reflection__V1__ServiceResponse.self, initializedBy: { unsafe grpc__reflection__v1__service_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Grpc__Reflection__V1__ServiceResponse.self)
    self.name = unsafe Protobuf.text(c.pointee.name)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Grpc__Reflection__V1__ServiceResponse.self)
    unsafe c.pointee.name = unsafe arena.text(name)
  }
}

/// Why there is no other answer.
public struct ErrorResponse: Message {
  /// A google.rpc.Code.
  public var errorCode: Int32 = 0
  /// For a person.
  public var errorMessage: String = ""

  public init() {}

  public init(
    errorCode: Int32 = 0,
    errorMessage: String = ""
  ) {
    self.errorCode = errorCode
    self.errorMessage = errorMessage
  }

  public static let messageType = unsafe MessageType(
    Grpc__Reflection__V1__ErrorResponse.self, initializedBy: { unsafe grpc__reflection__v1__error_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Grpc__Reflection__V1__ErrorResponse.self)
    self.errorCode = unsafe c.pointee.error_code
    self.errorMessage = unsafe Protobuf.text(c.pointee.error_message)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Grpc__Reflection__V1__ErrorResponse.self)
    unsafe c.pointee.error_code = errorCode
    unsafe c.pointee.error_message = unsafe arena.text(errorMessage)
  }
}


/// The methods of `grpc.reflection.v1.ServerReflection`.
public enum ServerReflectionMethods {
  public static let serverReflectionInfo = MethodDescriptor(
    service: "grpc.reflection.v1.ServerReflection", name: "ServerReflectionInfo",
    kind: .bidirectional, idempotency: .unknown,
    input: ServerReflectionRequest.messageType, output: ServerReflectionResponse.messageType)

  /// In the order of the definition.
  public static let all: [MethodDescriptor] = [
    serverReflectionInfo,
  ]
}

/// Tells clients that were built without our definitions which services there are and what their
/// messages look like.
///
/// A handler implements what it serves; every other method answers UNIMPLEMENTED.
public protocol ServerReflectionHandler: Sendable {
  /// A conversation: one answer for each question, in order.
  func serverReflectionInfo(_ requests: MessageStream<ServerReflectionRequest>, responses: ResponseWriter<ServerReflectionResponse>, context: CallContext) async throws
}

extension ServerReflectionHandler {
  public func serverReflectionInfo(_ requests: MessageStream<ServerReflectionRequest>, responses: ResponseWriter<ServerReflectionResponse>, context: CallContext) async throws {
    throw RPCError.unimplemented(ServerReflectionMethods.serverReflectionInfo)
  }

}

extension Router {
  /// Serves `grpc.reflection.v1.ServerReflection` by `handler`.
  public mutating func registerServerReflection(_ handler: some ServerReflectionHandler) {
    register(ServerReflectionMethods.serverReflectionInfo, bidirectional: {
      (requests: MessageStream<ServerReflectionRequest>, responses: ResponseWriter<ServerReflectionResponse>, context) in
      try await handler.serverReflectionInfo(requests, responses: responses, context: context)
    })
  }
}

/// Calls `grpc.reflection.v1.ServerReflection`.
public struct ServerReflectionClient<Calls: CallMaker>: Sendable {
  private let calls: Calls

  public init(_ calls: Calls) {
    self.calls = calls
  }

  /// A conversation: one answer for each question, in order.
  public func serverReflectionInfo<Result>(
    options: CallOptions = .default,
    _ talk: (RequestWriter<ServerReflectionRequest>, MessageStream<ServerReflectionResponse>) async throws -> Result
  ) async throws -> Result {
    try await calls.bidirectional(ServerReflectionMethods.serverReflectionInfo, options: options, talk)
  }
}
