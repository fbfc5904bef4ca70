import PluginProto

extension Schema {
  /// Reads the descriptors that protoc hands to a plugin.
  init(_ files: [GoogleProtobuf.FileDescriptorProto]) {
    self.files = files.map(File.init)
  }
}

extension Schema.File {
  init(_ file: GoogleProtobuf.FileDescriptorProto) {
    let comments = Comments(file.sourceCodeInfo)
    let package = file.package ?? ""
    let isProto3 = file.syntax == "proto3"
    self.init(
      path: file.name ?? "",
      package: package,
      dependencies: file.dependency,
      messages: file.messageType.enumerated().map { index, message in
        MessageDefinition(
          message, scope: package, isProto3: isProto3, path: [4, Int32(index)], comments)
      },
      enums: file.enumType.enumerated().map { index, definition in
        EnumDefinition(definition, scope: package, path: [5, Int32(index)], comments)
      },
      services: file.service.enumerated().map { index, service in
        ServiceDefinition(service, scope: package, path: [6, Int32(index)], comments)
      })
  }
}

/// Comments by the path of what they stand before, as descriptor.proto defines such paths.
struct Comments {
  private var byPath: [[Int32]: String] = [:]

  init(_ info: GoogleProtobuf.SourceCodeInfo?) {
    for location in info?.location ?? [] {
      byPath[location.path] = location.leadingComments
    }
  }

  subscript(path: [Int32]) -> String { byPath[path] ?? "" }
}

extension MessageDefinition {
  init(
    _ message: GoogleProtobuf.DescriptorProto, scope: String, isProto3: Bool, path: [Int32],
    _ comments: Comments
  ) {
    let fullName = "\(scope).\(message.name ?? "")"
    let nested = message.nestedType.enumerated().map { index, nested in
      MessageDefinition(
        nested, scope: fullName, isProto3: isProto3, path: path + [3, Int32(index)], comments)
    }
    let fields = message.field.enumerated().map { index, field in
      FieldDefinition(
        field, of: message, isProto3: isProto3, mapEntries: nested.filter(\.isMapEntry),
        comment: comments[path + [2, Int32(index)]])
    }
    let oneofs = message.oneofDecl.enumerated().compactMap { index, oneof -> OneofDefinition? in
      let members = zip(message.field, fields).filter { descriptor, field in
        descriptor.oneofIndex == Int32(index) && field.presence == .oneof
      }
      guard !members.isEmpty else { return nil }
      return OneofDefinition(name: oneof.name ?? "", fields: members.map(\.1))
    }
    self.init(
      fullName: fullName,
      comment: comments[path],
      fields: fields,
      oneofs: oneofs,
      messages: nested,
      enums: message.enumType.enumerated().map { index, definition in
        EnumDefinition(definition, scope: fullName, path: path + [4, Int32(index)], comments)
      },
      isMapEntry: message.options?.mapEntry ?? false)
  }
}

extension FieldDefinition {
  init(
    _ field: GoogleProtobuf.FieldDescriptorProto, of message: GoogleProtobuf.DescriptorProto,
    isProto3: Bool, mapEntries: [MessageDefinition], comment: String
  ) {
    var kind = Kind(field)
    if case .message(let name) = kind,
      let entry = mapEntries.first(where: { $0.fullName == name }), entry.fields.count == 2
    {
      kind = .map(entry: name, key: entry.fields[0].kind, value: entry.fields[1].kind)
    }
    self.init(
      name: field.name ?? "", number: field.number ?? 0, comment: comment, kind: kind,
      presence: Presence(field, of: message, isProto3: isProto3))
  }
}

extension FieldDefinition.Kind {
  init(_ field: GoogleProtobuf.FieldDescriptorProto) {
    let typeName = String((field.typeName ?? "").drop { $0 == "." })
    switch field.type {
    case .double: self = .double
    case .float: self = .float
    case .int64, .sint64, .sfixed64: self = .int64
    case .uint64, .fixed64: self = .uint64
    case .int32, .sint32, .sfixed32: self = .int32
    case .uint32, .fixed32: self = .uint32
    case .bool: self = .bool
    case .string: self = .string
    case .bytes: self = .bytes
    case .message: self = .message(typeName)
    case .enum: self = .enumeration(typeName)
    case .group, .unrecognized, nil: fatalError("\(field.name ?? ""): groups are not supported")
    }
  }
}

extension FieldDefinition.Presence {
  init(
    _ field: GoogleProtobuf.FieldDescriptorProto, of message: GoogleProtobuf.DescriptorProto,
    isProto3: Bool
  ) {
    if field.label == .repeated {
      self = .repeated
    } else if let index = field.oneofIndex {
      let oneof = message.oneofDecl[Int(index)].name ?? ""
      self = field.proto3Optional == true ? .syntheticOneof(oneof) : .oneof
    } else if field.label == .optional, !isProto3 {
      self = .optional
    } else {
      self = .implicit
    }
  }
}

extension EnumDefinition {
  init(
    _ definition: GoogleProtobuf.EnumDescriptorProto, scope: String, path: [Int32],
    _ comments: Comments
  ) {
    self.init(
      fullName: "\(scope).\(definition.name ?? "")",
      comment: comments[path],
      values: definition.value.enumerated().map { index, value in
        Value(
          name: value.name ?? "", number: value.number ?? 0,
          comment: comments[path + [2, Int32(index)]])
      })
  }
}

extension ServiceDefinition {
  init(
    _ service: GoogleProtobuf.ServiceDescriptorProto, scope: String, path: [Int32],
    _ comments: Comments
  ) {
    self.init(
      fullName: "\(scope).\(service.name ?? "")",
      comment: comments[path],
      methods: service.method.enumerated().map { index, method in
        Method(
          name: method.name ?? "",
          comment: comments[path + [2, Int32(index)]],
          input: String((method.inputType ?? "").drop { $0 == "." }),
          output: String((method.outputType ?? "").drop { $0 == "." }),
          clientStreaming: method.clientStreaming ?? false,
          serverStreaming: method.serverStreaming ?? false,
          idempotency: Idempotency(method.options?.idempotencyLevel))
      })
  }
}

extension ServiceDefinition.Idempotency {
  init(_ level: GoogleProtobuf.MethodOptions.IdempotencyLevel?) {
    switch level {
    case .noSideEffects: self = .noSideEffects
    case .idempotent: self = .idempotent
    case .idempotencyUnknown, .unrecognized, nil: self = .unknown
    }
  }
}
