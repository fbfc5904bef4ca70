/// One `.proto` file as protoc understood it, for those who ask at run time what we speak. The generated
/// modules hold them (`CRMProtoFiles.all`).
public struct FileDescriptor: Sendable, Hashable {
  /// As imports spell it: `crm/v1/customer.proto`.
  public let path: String
  /// Base64: the compiler reads a long text at once, and a long array of numbers for minutes.
  private let base64: String

  /// - Parameter base64: the serialized `google.protobuf.FileDescriptorProto`.
  public init(path: String, base64: String) {
    self.path = path
    self.base64 = base64
  }

  /// The serialized `google.protobuf.FileDescriptorProto`, without comments. Decoded at each use.
  public var serialized: [UInt8] {
    guard let bytes = Base64.bytes(of: base64) else {
      preconditionFailure("\(path): what the generator writes is Base64")
    }
    return bytes
  }
}
