/// The files of several modules, each once and behind those that it imports.
public struct FileDescriptorSet: Sendable, Hashable {
  public let files: [FileDescriptor]

  /// - Parameter modules: the files of each module with all that they import, imports first. A file that
  ///   several modules have is the same in all of them.
  public init(_ modules: [FileDescriptor]...) {
    var paths: Set<String> = []
    files = modules.joined().filter { paths.insert($0.path).inserted }
  }

  /// A serialized `google.protobuf.FileDescriptorSet`.
  public var serialized: [UInt8] {
    files.reduce(into: []) { bytes, file in
      // repeated FileDescriptorProto file = 1
      bytes.append(tag: 1, .lengthPrefixed)
      bytes.append(lengthPrefixed: file.serialized)
    }
  }
}
