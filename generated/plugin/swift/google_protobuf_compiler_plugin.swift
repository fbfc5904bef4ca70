// Generated from google/protobuf/compiler/plugin.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CPluginProto
import CProtobufC
public import Protobuf

extension GoogleProtobufCompiler {
  /// The version number of protocol compiler.
  public struct Version: Message {
    public var major: Int32? = nil
    public var minor: Int32? = nil
    public var patch: Int32? = nil
    /// A suffix for alpha, beta or rc release, e.g., "alpha-1", "rc2". It should
    /// be empty for mainline stable releases.
    public var suffix: String? = nil

    public init() {}

    public init(
      major: Int32? = nil,
      minor: Int32? = nil,
      patch: Int32? = nil,
      suffix: String? = nil
    ) {
      self.major = major
      self.minor = minor
      self.patch = patch
      self.suffix = suffix
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__Compiler__Version.self, initializedBy: { unsafe google__protobuf__compiler__version__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__Compiler__Version.self)
      self.major = unsafe c.pointee.has_major == 0 ? nil : unsafe c.pointee.major
      self.minor = unsafe c.pointee.has_minor == 0 ? nil : unsafe c.pointee.minor
      self.patch = unsafe c.pointee.has_patch == 0 ? nil : unsafe c.pointee.patch
      self.suffix = unsafe c.pointee.suffix == nil ? nil : unsafe Protobuf.text(c.pointee.suffix)
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__Compiler__Version.self)
      if let major {
        unsafe c.pointee.has_major = 1
        unsafe c.pointee.major = major
      }
      if let minor {
        unsafe c.pointee.has_minor = 1
        unsafe c.pointee.minor = minor
      }
      if let patch {
        unsafe c.pointee.has_patch = 1
        unsafe c.pointee.patch = patch
      }
      if let suffix {
        unsafe c.pointee.suffix = unsafe arena.text(suffix)
      }
    }
  }

  /// An encoded CodeGeneratorRequest is written to the plugin's stdin.
  public struct CodeGeneratorRequest: Message {
    /// The .proto files that were explicitly listed on the command-line.  The
    /// code generator should generate code only for these files.  Each file's
    /// descriptor will be included in proto_file, below.
    public var fileToGenerate: [String] = []
    /// The generator parameter passed on the command-line.
    public var parameter: String? = nil
    /// FileDescriptorProtos for all files in files_to_generate and everything
    /// they import.  The files will appear in topological order, so each file
    /// appears before any file that imports it.
    /// protoc guarantees that all proto_files will be written after
    /// the fields above, even though this is not technically guaranteed by the
    /// protobuf wire format.  This theoretically could allow a plugin to stream
    /// in the FileDescriptorProtos and handle them one by one rather than read
    /// the entire set into memory at once.  However, as of this writing, this
    /// is not similarly optimized on protoc's end -- it will store all fields in
    /// memory at once before sending them to the plugin.
    /// Type names of fields and extensions in the FileDescriptorProto are always
    /// fully qualified.
    public var protoFile: [GoogleProtobuf.FileDescriptorProto] = []
    /// The version number of protocol compiler.
    public var compilerVersion: GoogleProtobufCompiler.Version? = nil

    public init() {}

    public init(
      fileToGenerate: [String] = [],
      parameter: String? = nil,
      protoFile: [GoogleProtobuf.FileDescriptorProto] = [],
      compilerVersion: GoogleProtobufCompiler.Version? = nil
    ) {
      self.fileToGenerate = fileToGenerate
      self.parameter = parameter
      self.protoFile = protoFile
      self.compilerVersion = compilerVersion
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__Compiler__CodeGeneratorRequest.self, initializedBy: { unsafe google__protobuf__compiler__code_generator_request__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__Compiler__CodeGeneratorRequest.self)
      self.fileToGenerate = unsafe Protobuf.texts(c.pointee.file_to_generate, count: Int(c.pointee.n_file_to_generate))
      self.parameter = unsafe c.pointee.parameter == nil ? nil : unsafe Protobuf.text(c.pointee.parameter)
      self.protoFile = unsafe Protobuf.messages(c.pointee.proto_file, count: Int(c.pointee.n_proto_file))
      self.compilerVersion = unsafe Protobuf.message(c.pointee.compiler_version)
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__Compiler__CodeGeneratorRequest.self)
      unsafe c.pointee.n_file_to_generate = fileToGenerate.count
      unsafe c.pointee.file_to_generate = unsafe arena.texts(fileToGenerate)
      if let parameter {
        unsafe c.pointee.parameter = unsafe arena.text(parameter)
      }
      unsafe c.pointee.n_proto_file = protoFile.count
      unsafe c.pointee.proto_file = unsafe arena.messages(protoFile)
      unsafe c.pointee.compiler_version = unsafe arena.message(compilerVersion)
    }
  }

  /// The plugin writes an encoded CodeGeneratorResponse to stdout.
  public struct CodeGeneratorResponse: Message {
    /// Error message.  If non-empty, code generation failed.  The plugin process
    /// should exit with status code zero even if it reports an error in this way.
    /// This should be used to indicate errors in .proto files which prevent the
    /// code generator from generating correct code.  Errors which indicate a
    /// problem in protoc itself -- such as the input CodeGeneratorRequest being
    /// unparseable -- should be reported by writing a message to stderr and
    /// exiting with a non-zero status code.
    public var error: String? = nil
    /// A bitmask of supported features that the code generator supports.
    /// This is a bitwise "or" of values from the Feature enum.
    public var supportedFeatures: UInt64? = nil
    public var file: [GoogleProtobufCompiler.CodeGeneratorResponse.File] = []

    public init() {}

    public init(
      error: String? = nil,
      supportedFeatures: UInt64? = nil,
      file: [GoogleProtobufCompiler.CodeGeneratorResponse.File] = []
    ) {
      self.error = error
      self.supportedFeatures = supportedFeatures
      self.file = file
    }

    /// Sync with code_generator.h.
    public enum Feature: RawRepresentable, Hashable, Sendable, CaseIterable {
      case none
      case proto3Optional
      /// A number that this version does not name.
      case unrecognized(Int32)

      public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .none
        case 1: self = .proto3Optional
        default: self = .unrecognized(rawValue)
        }
      }

      public var rawValue: Int32 {
        switch self {
        case .none: 0
        case .proto3Optional: 1
        case .unrecognized(let number): number
        }
      }

      /// The named values, in the order of the definition.
      public static let allCases: [Feature] = [.none, .proto3Optional]
    }

    /// Represents a single generated file.
    public struct File: Message {
      /// The file name, relative to the output directory.  The name must not
      /// contain "." or ".." components and must be relative, not be absolute (so,
      /// the file cannot lie outside the output directory).  "/" must be used as
      /// the path separator, not "\".
      /// If the name is omitted, the content will be appended to the previous
      /// file.  This allows the generator to break large files into small chunks,
      /// and allows the generated text to be streamed back to protoc so that large
      /// files need not reside completely in memory at one time.  Note that as of
      /// this writing protoc does not optimize for this -- it will read the entire
      /// CodeGeneratorResponse before writing files to disk.
      public var name: String? = nil
      /// If non-empty, indicates that the named file should already exist, and the
      /// content here is to be inserted into that file at a defined insertion
      /// point.  This feature allows a code generator to extend the output
      /// produced by another code generator.  The original generator may provide
      /// insertion points by placing special annotations in the file that look
      /// like:
      /// @@protoc_insertion_point(NAME)
      /// The annotation can have arbitrary text before and after it on the line,
      /// which allows it to be placed in a comment.  NAME should be replaced with
      /// an identifier naming the point -- this is what other generators will use
      /// as the insertion_point.  Code inserted at this point will be placed
      /// immediately above the line containing the insertion point (thus multiple
      /// insertions to the same point will come out in the order they were added).
      /// The double-@ is intended to make it unlikely that the generated code
      /// could contain things that look like insertion points by accident.
      /// For example, the C++ code generator places the following line in the
      /// .pb.h files that it generates:
      /// // @@protoc_insertion_point(namespace_scope)
      /// This line appears within the scope of the file's package namespace, but
      /// outside of any particular class.  Another plugin can then specify the
      /// insertion_point "namespace_scope" to generate additional classes or
      /// other declarations that should be placed in this scope.
      /// Note that if the line containing the insertion point begins with
      /// whitespace, the same whitespace will be added to every line of the
      /// inserted text.  This is useful for languages like Python, where
      /// indentation matters.  In these languages, the insertion point comment
      /// should be indented the same amount as any inserted code will need to be
      /// in order to work correctly in that context.
      /// The code generator that generates the initial file and the one which
      /// inserts into it must both run as part of a single invocation of protoc.
      /// Code generators are executed in the order in which they appear on the
      /// command line.
      /// If |insertion_point| is present, |name| must also be present.
      public var insertionPoint: String? = nil
      /// The file contents.
      public var content: String? = nil
      /// Information describing the file content being inserted. If an insertion
      /// point is used, this information will be appropriately offset and inserted
      /// into the code generation metadata for the generated files.
      public var generatedCodeInfo: GoogleProtobuf.GeneratedCodeInfo? = nil

      public init() {}

      public init(
        name: String? = nil,
        insertionPoint: String? = nil,
        content: String? = nil,
        generatedCodeInfo: GoogleProtobuf.GeneratedCodeInfo? = nil
      ) {
        self.name = name
        self.insertionPoint = insertionPoint
        self.content = content
        self.generatedCodeInfo = generatedCodeInfo
      }

      public static let messageType = unsafe MessageType(
        Google__Protobuf__Compiler__CodeGeneratorResponse__File.self, initializedBy: { unsafe google__protobuf__compiler__code_generator_response__file__init($0) })

      @unsafe public init(copying c: UnsafeRawPointer) {
        let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__Compiler__CodeGeneratorResponse__File.self)
        self.name = unsafe c.pointee.name == nil ? nil : unsafe Protobuf.text(c.pointee.name)
        self.insertionPoint = unsafe c.pointee.insertion_point == nil ? nil : unsafe Protobuf.text(c.pointee.insertion_point)
        self.content = unsafe c.pointee.content == nil ? nil : unsafe Protobuf.text(c.pointee.content)
        self.generatedCodeInfo = unsafe Protobuf.message(c.pointee.generated_code_info)
      }

      @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
        let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__Compiler__CodeGeneratorResponse__File.self)
        if let name {
          unsafe c.pointee.name = unsafe arena.text(name)
        }
        if let insertionPoint {
          unsafe c.pointee.insertion_point = unsafe arena.text(insertionPoint)
        }
        if let content {
          unsafe c.pointee.content = unsafe arena.text(content)
        }
        unsafe c.pointee.generated_code_info = unsafe arena.message(generatedCodeInfo)
      }
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__Compiler__CodeGeneratorResponse.self, initializedBy: { unsafe google__protobuf__compiler__code_generator_response__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__Compiler__CodeGeneratorResponse.self)
      self.error = unsafe c.pointee.error == nil ? nil : unsafe Protobuf.text(c.pointee.error)
      self.supportedFeatures = unsafe c.pointee.has_supported_features == 0 ? nil : unsafe c.pointee.supported_features
      self.file = unsafe Protobuf.messages(c.pointee.file, count: Int(c.pointee.n_file))
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__Compiler__CodeGeneratorResponse.self)
      if let error {
        unsafe c.pointee.error = unsafe arena.text(error)
      }
      if let supportedFeatures {
        unsafe c.pointee.has_supported_features = 1
        unsafe c.pointee.supported_features = supportedFeatures
      }
      unsafe c.pointee.n_file = file.count
      unsafe c.pointee.file = unsafe arena.messages(file)
    }
  }

}
