package import Protobuf

/// What reflection looks up, in tables that are made once.
package struct ReflectionIndex: Sendable {
  package struct File: Sendable {
    /// The serialized `google.protobuf.FileDescriptorProto`.
    package let descriptor: [UInt8]
    /// Paths of the files that it imports.
    package let imports: [String]
  }

  private let files: [String: File]
  private let paths: Symbols

  /// - Throws: `DecodeError` when a file is no descriptor: a mistake of the program.
  package init(_ set: FileDescriptorSet) throws(DecodeError) {
    var files: [String: File] = [:]
    var paths = Symbols()
    for file in set.files {
      let bytes = file.serialized
      let descriptor = try DescribedFile(serialized: bytes)
      files[file.path] = File(descriptor: bytes, imports: descriptor.imports)
      descriptor.add(to: &paths, path: file.path)
    }
    self.files = files
    self.paths = paths
  }

  /// The file of a path and then all that it imports, each once, nearest first. Empty for an unknown path.
  package func closure(of path: String) -> [(path: String, file: File)] {
    var closure: [(path: String, file: File)] = []
    var seen: Set = [path]
    var waiting = [path]
    var next = 0
    while next < waiting.count {
      let path = waiting[next]
      next += 1
      guard let file = files[path] else { continue }
      closure.append((path, file))
      waiting += file.imports.filter { seen.insert($0).inserted }
    }
    return closure
  }

  package func hasFile(_ path: String) -> Bool { files[path] != nil }

  /// Path of the file that declares a name, with its package and without a dot before it.
  package func path(ofSymbol name: String) -> String? { paths.symbols[name] }

  /// Path of the file that declares an extension.
  package func path(ofExtension number: Int32, of message: String) -> String? {
    paths.extensions[message]?[number]
  }

  /// The numbers of a message's extensions, ascending; nil when there is no such message.
  package func extensionNumbers(of message: String) -> [Int32]? {
    guard paths.messages.contains(message) else { return nil }
    return paths.extensions[message, default: [:]].keys.sorted()
  }
}
