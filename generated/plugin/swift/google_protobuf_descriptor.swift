// Generated from google/protobuf/descriptor.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CPluginProto
import CProtobufC
public import Protobuf

extension GoogleProtobuf {
  /// The protocol compiler can output a FileDescriptorSet containing the .proto
  /// files it parses.
  public struct FileDescriptorSet: Message {
    public var file: [GoogleProtobuf.FileDescriptorProto] = []

    public init() {}

    public init(
      file: [GoogleProtobuf.FileDescriptorProto] = []
    ) {
      self.file = file
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__FileDescriptorSet.self, initializedBy: { unsafe google__protobuf__file_descriptor_set__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__FileDescriptorSet.self)
      self.file = unsafe Protobuf.messages(c.pointee.file, count: Int(c.pointee.n_file))
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__FileDescriptorSet.self)
      unsafe c.pointee.n_file = file.count
      unsafe c.pointee.file = unsafe arena.messages(file)
    }
  }

  /// Describes a complete .proto file.
  public struct FileDescriptorProto: Message {
    public var name: String? = nil
    public var `package`: String? = nil
    /// Names of files imported by this file.
    public var dependency: [String] = []
    /// Indexes of the public imported files in the dependency list above.
    public var publicDependency: [Int32] = []
    /// Indexes of the weak imported files in the dependency list.
    /// For Google-internal migration only. Do not use.
    public var weakDependency: [Int32] = []
    /// All top-level definitions in this file.
    public var messageType: [GoogleProtobuf.DescriptorProto] = []
    public var enumType: [GoogleProtobuf.EnumDescriptorProto] = []
    public var service: [GoogleProtobuf.ServiceDescriptorProto] = []
    public var `extension`: [GoogleProtobuf.FieldDescriptorProto] = []
    public var options: GoogleProtobuf.FileOptions? = nil
    /// This field contains optional information about the original source code.
    /// You may safely remove this entire field without harming runtime
    /// functionality of the descriptors -- the information is needed only by
    /// development tools.
    public var sourceCodeInfo: GoogleProtobuf.SourceCodeInfo? = nil
    /// The syntax of the proto file.
    /// The supported values are "proto2" and "proto3".
    public var syntax: String? = nil

    public init() {}

    public init(
      name: String? = nil,
      `package`: String? = nil,
      dependency: [String] = [],
      publicDependency: [Int32] = [],
      weakDependency: [Int32] = [],
      messageType: [GoogleProtobuf.DescriptorProto] = [],
      enumType: [GoogleProtobuf.EnumDescriptorProto] = [],
      service: [GoogleProtobuf.ServiceDescriptorProto] = [],
      `extension`: [GoogleProtobuf.FieldDescriptorProto] = [],
      options: GoogleProtobuf.FileOptions? = nil,
      sourceCodeInfo: GoogleProtobuf.SourceCodeInfo? = nil,
      syntax: String? = nil
    ) {
      self.name = name
      self.`package` = `package`
      self.dependency = dependency
      self.publicDependency = publicDependency
      self.weakDependency = weakDependency
      self.messageType = messageType
      self.enumType = enumType
      self.service = service
      self.`extension` = `extension`
      self.options = options
      self.sourceCodeInfo = sourceCodeInfo
      self.syntax = syntax
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__FileDescriptorProto.self, initializedBy: { unsafe google__protobuf__file_descriptor_proto__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__FileDescriptorProto.self)
      self.name = unsafe c.pointee.name == nil ? nil : unsafe Protobuf.text(c.pointee.name)
      self.`package` = unsafe c.pointee.package == nil ? nil : unsafe Protobuf.text(c.pointee.package)
      self.dependency = unsafe Protobuf.texts(c.pointee.dependency, count: Int(c.pointee.n_dependency))
      self.publicDependency = unsafe Protobuf.elements(c.pointee.public_dependency, count: Int(c.pointee.n_public_dependency)) { $0 }
      self.weakDependency = unsafe Protobuf.elements(c.pointee.weak_dependency, count: Int(c.pointee.n_weak_dependency)) { $0 }
      self.messageType = unsafe Protobuf.messages(c.pointee.message_type, count: Int(c.pointee.n_message_type))
      self.enumType = unsafe Protobuf.messages(c.pointee.enum_type, count: Int(c.pointee.n_enum_type))
      self.service = unsafe Protobuf.messages(c.pointee.service, count: Int(c.pointee.n_service))
      self.`extension` = unsafe Protobuf.messages(c.pointee.extension, count: Int(c.pointee.n_extension))
      self.options = unsafe Protobuf.message(c.pointee.options)
      self.sourceCodeInfo = unsafe Protobuf.message(c.pointee.source_code_info)
      self.syntax = unsafe c.pointee.syntax == nil ? nil : unsafe Protobuf.text(c.pointee.syntax)
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__FileDescriptorProto.self)
      if let name {
        unsafe c.pointee.name = unsafe arena.text(name)
      }
      if let `package` {
        unsafe c.pointee.package = unsafe arena.text(`package`)
      }
      unsafe c.pointee.n_dependency = dependency.count
      unsafe c.pointee.dependency = unsafe arena.texts(dependency)
      unsafe c.pointee.n_public_dependency = publicDependency.count
      unsafe c.pointee.public_dependency = unsafe arena.array(publicDependency) { $0 }
      unsafe c.pointee.n_weak_dependency = weakDependency.count
      unsafe c.pointee.weak_dependency = unsafe arena.array(weakDependency) { $0 }
      unsafe c.pointee.n_message_type = messageType.count
      unsafe c.pointee.message_type = unsafe arena.messages(messageType)
      unsafe c.pointee.n_enum_type = enumType.count
      unsafe c.pointee.enum_type = unsafe arena.messages(enumType)
      unsafe c.pointee.n_service = service.count
      unsafe c.pointee.service = unsafe arena.messages(service)
      unsafe c.pointee.n_extension = `extension`.count
      unsafe c.pointee.extension = unsafe arena.messages(`extension`)
      unsafe c.pointee.options = unsafe arena.message(options)
      unsafe c.pointee.source_code_info = unsafe arena.message(sourceCodeInfo)
      if let syntax {
        unsafe c.pointee.syntax = unsafe arena.text(syntax)
      }
    }
  }

  /// Describes a message type.
  public struct DescriptorProto: Message {
    public var name: String? = nil
    public var field: [GoogleProtobuf.FieldDescriptorProto] = []
    public var `extension`: [GoogleProtobuf.FieldDescriptorProto] = []
    public var nestedType: [GoogleProtobuf.DescriptorProto] = []
    public var enumType: [GoogleProtobuf.EnumDescriptorProto] = []
    public var extensionRange: [GoogleProtobuf.DescriptorProto.ExtensionRange] = []
    public var oneofDecl: [GoogleProtobuf.OneofDescriptorProto] = []
    public var options: GoogleProtobuf.MessageOptions? = nil
    public var reservedRange: [GoogleProtobuf.DescriptorProto.ReservedRange] = []
    /// Reserved field names, which may not be used by fields in the same message.
    /// A given name may only be reserved once.
    public var reservedName: [String] = []

    public init() {}

    public init(
      name: String? = nil,
      field: [GoogleProtobuf.FieldDescriptorProto] = [],
      `extension`: [GoogleProtobuf.FieldDescriptorProto] = [],
      nestedType: [GoogleProtobuf.DescriptorProto] = [],
      enumType: [GoogleProtobuf.EnumDescriptorProto] = [],
      extensionRange: [GoogleProtobuf.DescriptorProto.ExtensionRange] = [],
      oneofDecl: [GoogleProtobuf.OneofDescriptorProto] = [],
      options: GoogleProtobuf.MessageOptions? = nil,
      reservedRange: [GoogleProtobuf.DescriptorProto.ReservedRange] = [],
      reservedName: [String] = []
    ) {
      self.name = name
      self.field = field
      self.`extension` = `extension`
      self.nestedType = nestedType
      self.enumType = enumType
      self.extensionRange = extensionRange
      self.oneofDecl = oneofDecl
      self.options = options
      self.reservedRange = reservedRange
      self.reservedName = reservedName
    }

    public struct ExtensionRange: Message {
      public var start: Int32? = nil
      public var end: Int32? = nil
      public var options: GoogleProtobuf.ExtensionRangeOptions? = nil

      public init() {}

      public init(
        start: Int32? = nil,
        end: Int32? = nil,
        options: GoogleProtobuf.ExtensionRangeOptions? = nil
      ) {
        self.start = start
        self.end = end
        self.options = options
      }

      public static let messageType = unsafe MessageType(
        Google__Protobuf__DescriptorProto__ExtensionRange.self, initializedBy: { unsafe google__protobuf__descriptor_proto__extension_range__init($0) })

      @unsafe public init(copying c: UnsafeRawPointer) {
        let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__DescriptorProto__ExtensionRange.self)
        self.start = unsafe c.pointee.has_start == 0 ? nil : unsafe c.pointee.start
        self.end = unsafe c.pointee.has_end == 0 ? nil : unsafe c.pointee.end
        self.options = unsafe Protobuf.message(c.pointee.options)
      }

      @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
        let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__DescriptorProto__ExtensionRange.self)
        if let start {
          unsafe c.pointee.has_start = 1
          unsafe c.pointee.start = start
        }
        if let end {
          unsafe c.pointee.has_end = 1
          unsafe c.pointee.end = end
        }
        unsafe c.pointee.options = unsafe arena.message(options)
      }
    }

    /// Range of reserved tag numbers. Reserved tag numbers may not be used by
    /// fields or extension ranges in the same message. Reserved ranges may
    /// not overlap.
    public struct ReservedRange: Message {
      public var start: Int32? = nil
      public var end: Int32? = nil

      public init() {}

      public init(
        start: Int32? = nil,
        end: Int32? = nil
      ) {
        self.start = start
        self.end = end
      }

      public static let messageType = unsafe MessageType(
        Google__Protobuf__DescriptorProto__ReservedRange.self, initializedBy: { unsafe google__protobuf__descriptor_proto__reserved_range__init($0) })

      @unsafe public init(copying c: UnsafeRawPointer) {
        let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__DescriptorProto__ReservedRange.self)
        self.start = unsafe c.pointee.has_start == 0 ? nil : unsafe c.pointee.start
        self.end = unsafe c.pointee.has_end == 0 ? nil : unsafe c.pointee.end
      }

      @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
        let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__DescriptorProto__ReservedRange.self)
        if let start {
          unsafe c.pointee.has_start = 1
          unsafe c.pointee.start = start
        }
        if let end {
          unsafe c.pointee.has_end = 1
          unsafe c.pointee.end = end
        }
      }
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__DescriptorProto.self, initializedBy: { unsafe google__protobuf__descriptor_proto__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__DescriptorProto.self)
      self.name = unsafe c.pointee.name == nil ? nil : unsafe Protobuf.text(c.pointee.name)
      self.field = unsafe Protobuf.messages(c.pointee.field, count: Int(c.pointee.n_field))
      self.`extension` = unsafe Protobuf.messages(c.pointee.extension, count: Int(c.pointee.n_extension))
      self.nestedType = unsafe Protobuf.messages(c.pointee.nested_type, count: Int(c.pointee.n_nested_type))
      self.enumType = unsafe Protobuf.messages(c.pointee.enum_type, count: Int(c.pointee.n_enum_type))
      self.extensionRange = unsafe Protobuf.messages(c.pointee.extension_range, count: Int(c.pointee.n_extension_range))
      self.oneofDecl = unsafe Protobuf.messages(c.pointee.oneof_decl, count: Int(c.pointee.n_oneof_decl))
      self.options = unsafe Protobuf.message(c.pointee.options)
      self.reservedRange = unsafe Protobuf.messages(c.pointee.reserved_range, count: Int(c.pointee.n_reserved_range))
      self.reservedName = unsafe Protobuf.texts(c.pointee.reserved_name, count: Int(c.pointee.n_reserved_name))
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__DescriptorProto.self)
      if let name {
        unsafe c.pointee.name = unsafe arena.text(name)
      }
      unsafe c.pointee.n_field = field.count
      unsafe c.pointee.field = unsafe arena.messages(field)
      unsafe c.pointee.n_extension = `extension`.count
      unsafe c.pointee.extension = unsafe arena.messages(`extension`)
      unsafe c.pointee.n_nested_type = nestedType.count
      unsafe c.pointee.nested_type = unsafe arena.messages(nestedType)
      unsafe c.pointee.n_enum_type = enumType.count
      unsafe c.pointee.enum_type = unsafe arena.messages(enumType)
      unsafe c.pointee.n_extension_range = extensionRange.count
      unsafe c.pointee.extension_range = unsafe arena.messages(extensionRange)
      unsafe c.pointee.n_oneof_decl = oneofDecl.count
      unsafe c.pointee.oneof_decl = unsafe arena.messages(oneofDecl)
      unsafe c.pointee.options = unsafe arena.message(options)
      unsafe c.pointee.n_reserved_range = reservedRange.count
      unsafe c.pointee.reserved_range = unsafe arena.messages(reservedRange)
      unsafe c.pointee.n_reserved_name = reservedName.count
      unsafe c.pointee.reserved_name = unsafe arena.texts(reservedName)
    }
  }

  public struct ExtensionRangeOptions: Message {
    /// The parser stores options it doesn't recognize here. See above.
    public var uninterpretedOption: [GoogleProtobuf.UninterpretedOption] = []

    public init() {}

    public init(
      uninterpretedOption: [GoogleProtobuf.UninterpretedOption] = []
    ) {
      self.uninterpretedOption = uninterpretedOption
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__ExtensionRangeOptions.self, initializedBy: { unsafe google__protobuf__extension_range_options__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__ExtensionRangeOptions.self)
      self.uninterpretedOption = unsafe Protobuf.messages(c.pointee.uninterpreted_option, count: Int(c.pointee.n_uninterpreted_option))
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__ExtensionRangeOptions.self)
      unsafe c.pointee.n_uninterpreted_option = uninterpretedOption.count
      unsafe c.pointee.uninterpreted_option = unsafe arena.messages(uninterpretedOption)
    }
  }

  /// Describes a field within a message.
  public struct FieldDescriptorProto: Message {
    public var name: String? = nil
    public var number: Int32? = nil
    public var label: GoogleProtobuf.FieldDescriptorProto.Label? = nil
    /// If type_name is set, this need not be set.  If both this and type_name
    /// are set, this must be one of TYPE_ENUM, TYPE_MESSAGE or TYPE_GROUP.
    public var type: GoogleProtobuf.FieldDescriptorProto.TypeMessage? = nil
    /// For message and enum types, this is the name of the type.  If the name
    /// starts with a '.', it is fully-qualified.  Otherwise, C++-like scoping
    /// rules are used to find the type (i.e. first the nested types within this
    /// message are searched, then within the parent, on up to the root
    /// namespace).
    public var typeName: String? = nil
    /// For extensions, this is the name of the type being extended.  It is
    /// resolved in the same manner as type_name.
    public var extendee: String? = nil
    /// For numeric types, contains the original text representation of the value.
    /// For booleans, "true" or "false".
    /// For strings, contains the default text contents (not escaped in any way).
    /// For bytes, contains the C escaped value.  All bytes >= 128 are escaped.
    public var defaultValue: String? = nil
    /// If set, gives the index of a oneof in the containing type's oneof_decl
    /// list.  This field is a member of that oneof.
    public var oneofIndex: Int32? = nil
    /// JSON name of this field. The value is set by protocol compiler. If the
    /// user has set a "json_name" option on this field, that option's value
    /// will be used. Otherwise, it's deduced from the field's name by converting
    /// it to camelCase.
    public var jsonName: String? = nil
    public var options: GoogleProtobuf.FieldOptions? = nil
    /// If true, this is a proto3 "optional". When a proto3 field is optional, it
    /// tracks presence regardless of field type.
    /// When proto3_optional is true, this field must be belong to a oneof to
    /// signal to old proto3 clients that presence is tracked for this field. This
    /// oneof is known as a "synthetic" oneof, and this field must be its sole
    /// member (each proto3 optional field gets its own synthetic oneof). Synthetic
    /// oneofs exist in the descriptor only, and do not generate any API. Synthetic
    /// oneofs must be ordered after all "real" oneofs.
    /// For message fields, proto3_optional doesn't create any semantic change,
    /// since non-repeated message fields always track presence. However it still
    /// indicates the semantic detail of whether the user wrote "optional" or not.
    /// This can be useful for round-tripping the .proto file. For consistency we
    /// give message fields a synthetic oneof also, even though it is not required
    /// to track presence. This is especially important because the parser can't
    /// tell if a field is a message or an enum, so it must always create a
    /// synthetic oneof.
    /// Proto2 optional fields do not set this flag, because they already indicate
    /// optional with `LABEL_OPTIONAL`.
    public var proto3Optional: Bool? = nil

    public init() {}

    public init(
      name: String? = nil,
      number: Int32? = nil,
      label: GoogleProtobuf.FieldDescriptorProto.Label? = nil,
      type: GoogleProtobuf.FieldDescriptorProto.TypeMessage? = nil,
      typeName: String? = nil,
      extendee: String? = nil,
      defaultValue: String? = nil,
      oneofIndex: Int32? = nil,
      jsonName: String? = nil,
      options: GoogleProtobuf.FieldOptions? = nil,
      proto3Optional: Bool? = nil
    ) {
      self.name = name
      self.number = number
      self.label = label
      self.type = type
      self.typeName = typeName
      self.extendee = extendee
      self.defaultValue = defaultValue
      self.oneofIndex = oneofIndex
      self.jsonName = jsonName
      self.options = options
      self.proto3Optional = proto3Optional
    }

    public enum TypeMessage: RawRepresentable, Hashable, Sendable, CaseIterable {
      /// 0 is reserved for errors.
      /// Order is weird for historical reasons.
      case double
      case float
      /// Not ZigZag encoded.  Negative numbers take 10 bytes.  Use TYPE_SINT64 if
      /// negative values are likely.
      case int64
      case uint64
      /// Not ZigZag encoded.  Negative numbers take 10 bytes.  Use TYPE_SINT32 if
      /// negative values are likely.
      case int32
      case fixed64
      case fixed32
      case bool
      case string
      /// Tag-delimited aggregate.
      /// Group type is deprecated and not supported in proto3. However, Proto3
      /// implementations should still be able to parse the group wire format and
      /// treat group fields as unknown fields.
      case group
      case message
      /// New in version 2.
      case bytes
      case uint32
      case `enum`
      case sfixed32
      case sfixed64
      case sint32
      case sint64
      /// A number that this version does not name.
      case unrecognized(Int32)

      public init(rawValue: Int32) {
        switch rawValue {
        case 1: self = .double
        case 2: self = .float
        case 3: self = .int64
        case 4: self = .uint64
        case 5: self = .int32
        case 6: self = .fixed64
        case 7: self = .fixed32
        case 8: self = .bool
        case 9: self = .string
        case 10: self = .group
        case 11: self = .message
        case 12: self = .bytes
        case 13: self = .uint32
        case 14: self = .`enum`
        case 15: self = .sfixed32
        case 16: self = .sfixed64
        case 17: self = .sint32
        case 18: self = .sint64
        default: self = .unrecognized(rawValue)
        }
      }

      public var rawValue: Int32 {
        switch self {
        case .double: 1
        case .float: 2
        case .int64: 3
        case .uint64: 4
        case .int32: 5
        case .fixed64: 6
        case .fixed32: 7
        case .bool: 8
        case .string: 9
        case .group: 10
        case .message: 11
        case .bytes: 12
        case .uint32: 13
        case .`enum`: 14
        case .sfixed32: 15
        case .sfixed64: 16
        case .sint32: 17
        case .sint64: 18
        case .unrecognized(let number): number
        }
      }

      /// The named values, in the order of the definition.
      public static let allCases: [TypeMessage] = [.double, .float, .int64, .uint64, .int32, .fixed64, .fixed32, .bool, .string, .group, .message, .bytes, .uint32, .`enum`, .sfixed32, .sfixed64, .sint32, .sint64]
    }

    public enum Label: RawRepresentable, Hashable, Sendable, CaseIterable {
      /// 0 is reserved for errors
      case optional
      case required
      case repeated
      /// A number that this version does not name.
      case unrecognized(Int32)

      public init(rawValue: Int32) {
        switch rawValue {
        case 1: self = .optional
        case 2: self = .required
        case 3: self = .repeated
        default: self = .unrecognized(rawValue)
        }
      }

      public var rawValue: Int32 {
        switch self {
        case .optional: 1
        case .required: 2
        case .repeated: 3
        case .unrecognized(let number): number
        }
      }

      /// The named values, in the order of the definition.
      public static let allCases: [Label] = [.optional, .required, .repeated]
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__FieldDescriptorProto.self, initializedBy: { unsafe google__protobuf__field_descriptor_proto__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__FieldDescriptorProto.self)
      self.name = unsafe c.pointee.name == nil ? nil : unsafe Protobuf.text(c.pointee.name)
      self.number = unsafe c.pointee.has_number == 0 ? nil : unsafe c.pointee.number
      self.label = unsafe c.pointee.has_label == 0 ? nil : unsafe GoogleProtobuf.FieldDescriptorProto.Label(rawValue: Int32(truncatingIfNeeded: c.pointee.label.rawValue))
      self.type = unsafe c.pointee.has_type == 0 ? nil : unsafe GoogleProtobuf.FieldDescriptorProto.TypeMessage(rawValue: Int32(truncatingIfNeeded: c.pointee.type.rawValue))
      self.typeName = unsafe c.pointee.type_name == nil ? nil : unsafe Protobuf.text(c.pointee.type_name)
      self.extendee = unsafe c.pointee.extendee == nil ? nil : unsafe Protobuf.text(c.pointee.extendee)
      self.defaultValue = unsafe c.pointee.default_value == nil ? nil : unsafe Protobuf.text(c.pointee.default_value)
      self.oneofIndex = unsafe c.pointee.has_oneof_index == 0 ? nil : unsafe c.pointee.oneof_index
      self.jsonName = unsafe c.pointee.json_name == nil ? nil : unsafe Protobuf.text(c.pointee.json_name)
      self.options = unsafe Protobuf.message(c.pointee.options)
      self.proto3Optional = unsafe c.pointee.has_proto3_optional == 0 ? nil : unsafe c.pointee.proto3_optional != 0
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__FieldDescriptorProto.self)
      if let name {
        unsafe c.pointee.name = unsafe arena.text(name)
      }
      if let number {
        unsafe c.pointee.has_number = 1
        unsafe c.pointee.number = number
      }
      if let label {
        unsafe c.pointee.has_label = 1
        unsafe c.pointee.label = Google__Protobuf__FieldDescriptorProto__Label(rawValue: UInt32(bitPattern: label.rawValue))
      }
      if let type {
        unsafe c.pointee.has_type = 1
        unsafe c.pointee.type = Google__Protobuf__FieldDescriptorProto__Type(rawValue: UInt32(bitPattern: type.rawValue))
      }
      if let typeName {
        unsafe c.pointee.type_name = unsafe arena.text(typeName)
      }
      if let extendee {
        unsafe c.pointee.extendee = unsafe arena.text(extendee)
      }
      if let defaultValue {
        unsafe c.pointee.default_value = unsafe arena.text(defaultValue)
      }
      if let oneofIndex {
        unsafe c.pointee.has_oneof_index = 1
        unsafe c.pointee.oneof_index = oneofIndex
      }
      if let jsonName {
        unsafe c.pointee.json_name = unsafe arena.text(jsonName)
      }
      unsafe c.pointee.options = unsafe arena.message(options)
      if let proto3Optional {
        unsafe c.pointee.has_proto3_optional = 1
        unsafe c.pointee.proto3_optional = proto3Optional ? 1 : 0
      }
    }
  }

  /// Describes a oneof.
  public struct OneofDescriptorProto: Message {
    public var name: String? = nil
    public var options: GoogleProtobuf.OneofOptions? = nil

    public init() {}

    public init(
      name: String? = nil,
      options: GoogleProtobuf.OneofOptions? = nil
    ) {
      self.name = name
      self.options = options
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__OneofDescriptorProto.self, initializedBy: { unsafe google__protobuf__oneof_descriptor_proto__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__OneofDescriptorProto.self)
      self.name = unsafe c.pointee.name == nil ? nil : unsafe Protobuf.text(c.pointee.name)
      self.options = unsafe Protobuf.message(c.pointee.options)
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__OneofDescriptorProto.self)
      if let name {
        unsafe c.pointee.name = unsafe arena.text(name)
      }
      unsafe c.pointee.options = unsafe arena.message(options)
    }
  }

  /// Describes an enum type.
  public struct EnumDescriptorProto: Message {
    public var name: String? = nil
    public var value: [GoogleProtobuf.EnumValueDescriptorProto] = []
    public var options: GoogleProtobuf.EnumOptions? = nil
    /// Range of reserved numeric values. Reserved numeric values may not be used
    /// by enum values in the same enum declaration. Reserved ranges may not
    /// overlap.
    public var reservedRange: [GoogleProtobuf.EnumDescriptorProto.EnumReservedRange] = []
    /// Reserved enum value names, which may not be reused. A given name may only
    /// be reserved once.
    public var reservedName: [String] = []

    public init() {}

    public init(
      name: String? = nil,
      value: [GoogleProtobuf.EnumValueDescriptorProto] = [],
      options: GoogleProtobuf.EnumOptions? = nil,
      reservedRange: [GoogleProtobuf.EnumDescriptorProto.EnumReservedRange] = [],
      reservedName: [String] = []
    ) {
      self.name = name
      self.value = value
      self.options = options
      self.reservedRange = reservedRange
      self.reservedName = reservedName
    }

    /// Range of reserved numeric values. Reserved values may not be used by
    /// entries in the same enum. Reserved ranges may not overlap.
    /// Note that this is distinct from DescriptorProto.ReservedRange in that it
    /// is inclusive such that it can appropriately represent the entire int32
    /// domain.
    public struct EnumReservedRange: Message {
      public var start: Int32? = nil
      public var end: Int32? = nil

      public init() {}

      public init(
        start: Int32? = nil,
        end: Int32? = nil
      ) {
        self.start = start
        self.end = end
      }

      public static let messageType = unsafe MessageType(
        Google__Protobuf__EnumDescriptorProto__EnumReservedRange.self, initializedBy: { unsafe google__protobuf__enum_descriptor_proto__enum_reserved_range__init($0) })

      @unsafe public init(copying c: UnsafeRawPointer) {
        let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__EnumDescriptorProto__EnumReservedRange.self)
        self.start = unsafe c.pointee.has_start == 0 ? nil : unsafe c.pointee.start
        self.end = unsafe c.pointee.has_end == 0 ? nil : unsafe c.pointee.end
      }

      @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
        let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__EnumDescriptorProto__EnumReservedRange.self)
        if let start {
          unsafe c.pointee.has_start = 1
          unsafe c.pointee.start = start
        }
        if let end {
          unsafe c.pointee.has_end = 1
          unsafe c.pointee.end = end
        }
      }
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__EnumDescriptorProto.self, initializedBy: { unsafe google__protobuf__enum_descriptor_proto__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__EnumDescriptorProto.self)
      self.name = unsafe c.pointee.name == nil ? nil : unsafe Protobuf.text(c.pointee.name)
      self.value = unsafe Protobuf.messages(c.pointee.value, count: Int(c.pointee.n_value))
      self.options = unsafe Protobuf.message(c.pointee.options)
      self.reservedRange = unsafe Protobuf.messages(c.pointee.reserved_range, count: Int(c.pointee.n_reserved_range))
      self.reservedName = unsafe Protobuf.texts(c.pointee.reserved_name, count: Int(c.pointee.n_reserved_name))
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__EnumDescriptorProto.self)
      if let name {
        unsafe c.pointee.name = unsafe arena.text(name)
      }
      unsafe c.pointee.n_value = value.count
      unsafe c.pointee.value = unsafe arena.messages(value)
      unsafe c.pointee.options = unsafe arena.message(options)
      unsafe c.pointee.n_reserved_range = reservedRange.count
      unsafe c.pointee.reserved_range = unsafe arena.messages(reservedRange)
      unsafe c.pointee.n_reserved_name = reservedName.count
      unsafe c.pointee.reserved_name = unsafe arena.texts(reservedName)
    }
  }

  /// Describes a value within an enum.
  public struct EnumValueDescriptorProto: Message {
    public var name: String? = nil
    public var number: Int32? = nil
    public var options: GoogleProtobuf.EnumValueOptions? = nil

    public init() {}

    public init(
      name: String? = nil,
      number: Int32? = nil,
      options: GoogleProtobuf.EnumValueOptions? = nil
    ) {
      self.name = name
      self.number = number
      self.options = options
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__EnumValueDescriptorProto.self, initializedBy: { unsafe google__protobuf__enum_value_descriptor_proto__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__EnumValueDescriptorProto.self)
      self.name = unsafe c.pointee.name == nil ? nil : unsafe Protobuf.text(c.pointee.name)
      self.number = unsafe c.pointee.has_number == 0 ? nil : unsafe c.pointee.number
      self.options = unsafe Protobuf.message(c.pointee.options)
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__EnumValueDescriptorProto.self)
      if let name {
        unsafe c.pointee.name = unsafe arena.text(name)
      }
      if let number {
        unsafe c.pointee.has_number = 1
        unsafe c.pointee.number = number
      }
      unsafe c.pointee.options = unsafe arena.message(options)
    }
  }

  /// Describes a service.
  public struct ServiceDescriptorProto: Message {
    public var name: String? = nil
    public var method: [GoogleProtobuf.MethodDescriptorProto] = []
    public var options: GoogleProtobuf.ServiceOptions? = nil

    public init() {}

    public init(
      name: String? = nil,
      method: [GoogleProtobuf.MethodDescriptorProto] = [],
      options: GoogleProtobuf.ServiceOptions? = nil
    ) {
      self.name = name
      self.method = method
      self.options = options
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__ServiceDescriptorProto.self, initializedBy: { unsafe google__protobuf__service_descriptor_proto__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__ServiceDescriptorProto.self)
      self.name = unsafe c.pointee.name == nil ? nil : unsafe Protobuf.text(c.pointee.name)
      self.method = unsafe Protobuf.messages(c.pointee.method, count: Int(c.pointee.n_method))
      self.options = unsafe Protobuf.message(c.pointee.options)
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__ServiceDescriptorProto.self)
      if let name {
        unsafe c.pointee.name = unsafe arena.text(name)
      }
      unsafe c.pointee.n_method = method.count
      unsafe c.pointee.method = unsafe arena.messages(method)
      unsafe c.pointee.options = unsafe arena.message(options)
    }
  }

  /// Describes a method of a service.
  public struct MethodDescriptorProto: Message {
    public var name: String? = nil
    /// Input and output type names.  These are resolved in the same way as
    /// FieldDescriptorProto.type_name, but must refer to a message type.
    public var inputType: String? = nil
    public var outputType: String? = nil
    public var options: GoogleProtobuf.MethodOptions? = nil
    /// Identifies if client streams multiple client messages
    public var clientStreaming: Bool? = nil
    /// Identifies if server streams multiple server messages
    public var serverStreaming: Bool? = nil

    public init() {}

    public init(
      name: String? = nil,
      inputType: String? = nil,
      outputType: String? = nil,
      options: GoogleProtobuf.MethodOptions? = nil,
      clientStreaming: Bool? = nil,
      serverStreaming: Bool? = nil
    ) {
      self.name = name
      self.inputType = inputType
      self.outputType = outputType
      self.options = options
      self.clientStreaming = clientStreaming
      self.serverStreaming = serverStreaming
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__MethodDescriptorProto.self, initializedBy: { unsafe google__protobuf__method_descriptor_proto__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__MethodDescriptorProto.self)
      self.name = unsafe c.pointee.name == nil ? nil : unsafe Protobuf.text(c.pointee.name)
      self.inputType = unsafe c.pointee.input_type == nil ? nil : unsafe Protobuf.text(c.pointee.input_type)
      self.outputType = unsafe c.pointee.output_type == nil ? nil : unsafe Protobuf.text(c.pointee.output_type)
      self.options = unsafe Protobuf.message(c.pointee.options)
      self.clientStreaming = unsafe c.pointee.has_client_streaming == 0 ? nil : unsafe c.pointee.client_streaming != 0
      self.serverStreaming = unsafe c.pointee.has_server_streaming == 0 ? nil : unsafe c.pointee.server_streaming != 0
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__MethodDescriptorProto.self)
      if let name {
        unsafe c.pointee.name = unsafe arena.text(name)
      }
      if let inputType {
        unsafe c.pointee.input_type = unsafe arena.text(inputType)
      }
      if let outputType {
        unsafe c.pointee.output_type = unsafe arena.text(outputType)
      }
      unsafe c.pointee.options = unsafe arena.message(options)
      if let clientStreaming {
        unsafe c.pointee.has_client_streaming = 1
        unsafe c.pointee.client_streaming = clientStreaming ? 1 : 0
      }
      if let serverStreaming {
        unsafe c.pointee.has_server_streaming = 1
        unsafe c.pointee.server_streaming = serverStreaming ? 1 : 0
      }
    }
  }

  public struct FileOptions: Message {
    /// Sets the Java package where classes generated from this .proto will be
    /// placed.  By default, the proto package is used, but this is often
    /// inappropriate because proto packages do not normally start with backwards
    /// domain names.
    public var javaPackage: String? = nil
    /// Controls the name of the wrapper Java class generated for the .proto file.
    /// That class will always contain the .proto file's getDescriptor() method as
    /// well as any top-level extensions defined in the .proto file.
    /// If java_multiple_files is disabled, then all the other classes from the
    /// .proto file will be nested inside the single wrapper outer class.
    public var javaOuterClassname: String? = nil
    /// If enabled, then the Java code generator will generate a separate .java
    /// file for each top-level message, enum, and service defined in the .proto
    /// file.  Thus, these types will *not* be nested inside the wrapper class
    /// named by java_outer_classname.  However, the wrapper class will still be
    /// generated to contain the file's getDescriptor() method as well as any
    /// top-level extensions defined in the file.
    public var javaMultipleFiles: Bool? = nil
    /// This option does nothing.
    public var javaGenerateEqualsAndHash: Bool? = nil
    /// If set true, then the Java2 code generator will generate code that
    /// throws an exception whenever an attempt is made to assign a non-UTF-8
    /// byte sequence to a string field.
    /// Message reflection will do the same.
    /// However, an extension field still accepts non-UTF-8 byte sequences.
    /// This option has no effect on when used with the lite runtime.
    public var javaStringCheckUtf8: Bool? = nil
    public var optimizeFor: GoogleProtobuf.FileOptions.OptimizeMode? = nil
    /// Sets the Go package where structs generated from this .proto will be
    /// placed. If omitted, the Go package will be derived from the following:
    /// - The basename of the package import path, if provided.
    /// - Otherwise, the package statement in the .proto file, if present.
    /// - Otherwise, the basename of the .proto file, without extension.
    public var goPackage: String? = nil
    /// Should generic services be generated in each language?  "Generic" services
    /// are not specific to any particular RPC system.  They are generated by the
    /// main code generators in each language (without additional plugins).
    /// Generic services were the only kind of service generation supported by
    /// early versions of google.protobuf.
    /// Generic services are now considered deprecated in favor of using plugins
    /// that generate code specific to your particular RPC system.  Therefore,
    /// these default to false.  Old code which depends on generic services should
    /// explicitly set them to true.
    public var ccGenericServices: Bool? = nil
    public var javaGenericServices: Bool? = nil
    public var pyGenericServices: Bool? = nil
    public var phpGenericServices: Bool? = nil
    /// Is this file deprecated?
    /// Depending on the target platform, this can emit Deprecated annotations
    /// for everything in the file, or it will be completely ignored; in the very
    /// least, this is a formalization for deprecating files.
    public var deprecated: Bool? = nil
    /// Enables the use of arenas for the proto messages in this file. This applies
    /// only to generated classes for C++.
    public var ccEnableArenas: Bool? = nil
    /// Sets the objective c class prefix which is prepended to all objective c
    /// generated classes from this .proto. There is no default.
    public var objcClassPrefix: String? = nil
    /// Namespace for generated classes; defaults to the package.
    public var csharpNamespace: String? = nil
    /// By default Swift generators will take the proto package and CamelCase it
    /// replacing '.' with underscore and use that to prefix the types/symbols
    /// defined. When this options is provided, they will use this value instead
    /// to prefix the types/symbols defined.
    public var swiftPrefix: String? = nil
    /// Sets the php class prefix which is prepended to all php generated classes
    /// from this .proto. Default is empty.
    public var phpClassPrefix: String? = nil
    /// Use this option to change the namespace of php generated classes. Default
    /// is empty. When this option is empty, the package name will be used for
    /// determining the namespace.
    public var phpNamespace: String? = nil
    /// Use this option to change the namespace of php generated metadata classes.
    /// Default is empty. When this option is empty, the proto file name will be
    /// used for determining the namespace.
    public var phpMetadataNamespace: String? = nil
    /// Use this option to change the package of ruby generated classes. Default
    /// is empty. When this option is not set, the package name will be used for
    /// determining the ruby package.
    public var rubyPackage: String? = nil
    /// The parser stores options it doesn't recognize here.
    /// See the documentation for the "Options" section above.
    public var uninterpretedOption: [GoogleProtobuf.UninterpretedOption] = []

    public init() {}

    public init(
      javaPackage: String? = nil,
      javaOuterClassname: String? = nil,
      javaMultipleFiles: Bool? = nil,
      javaGenerateEqualsAndHash: Bool? = nil,
      javaStringCheckUtf8: Bool? = nil,
      optimizeFor: GoogleProtobuf.FileOptions.OptimizeMode? = nil,
      goPackage: String? = nil,
      ccGenericServices: Bool? = nil,
      javaGenericServices: Bool? = nil,
      pyGenericServices: Bool? = nil,
      phpGenericServices: Bool? = nil,
      deprecated: Bool? = nil,
      ccEnableArenas: Bool? = nil,
      objcClassPrefix: String? = nil,
      csharpNamespace: String? = nil,
      swiftPrefix: String? = nil,
      phpClassPrefix: String? = nil,
      phpNamespace: String? = nil,
      phpMetadataNamespace: String? = nil,
      rubyPackage: String? = nil,
      uninterpretedOption: [GoogleProtobuf.UninterpretedOption] = []
    ) {
      self.javaPackage = javaPackage
      self.javaOuterClassname = javaOuterClassname
      self.javaMultipleFiles = javaMultipleFiles
      self.javaGenerateEqualsAndHash = javaGenerateEqualsAndHash
      self.javaStringCheckUtf8 = javaStringCheckUtf8
      self.optimizeFor = optimizeFor
      self.goPackage = goPackage
      self.ccGenericServices = ccGenericServices
      self.javaGenericServices = javaGenericServices
      self.pyGenericServices = pyGenericServices
      self.phpGenericServices = phpGenericServices
      self.deprecated = deprecated
      self.ccEnableArenas = ccEnableArenas
      self.objcClassPrefix = objcClassPrefix
      self.csharpNamespace = csharpNamespace
      self.swiftPrefix = swiftPrefix
      self.phpClassPrefix = phpClassPrefix
      self.phpNamespace = phpNamespace
      self.phpMetadataNamespace = phpMetadataNamespace
      self.rubyPackage = rubyPackage
      self.uninterpretedOption = uninterpretedOption
    }

    /// Generated classes can be optimized for speed or code size.
    public enum OptimizeMode: RawRepresentable, Hashable, Sendable, CaseIterable {
      case speed
      /// etc.
      case codeSize
      case liteRuntime
      /// A number that this version does not name.
      case unrecognized(Int32)

      public init(rawValue: Int32) {
        switch rawValue {
        case 1: self = .speed
        case 2: self = .codeSize
        case 3: self = .liteRuntime
        default: self = .unrecognized(rawValue)
        }
      }

      public var rawValue: Int32 {
        switch self {
        case .speed: 1
        case .codeSize: 2
        case .liteRuntime: 3
        case .unrecognized(let number): number
        }
      }

      /// The named values, in the order of the definition.
      public static let allCases: [OptimizeMode] = [.speed, .codeSize, .liteRuntime]
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__FileOptions.self, initializedBy: { unsafe google__protobuf__file_options__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__FileOptions.self)
      self.javaPackage = unsafe c.pointee.java_package == nil ? nil : unsafe Protobuf.text(c.pointee.java_package)
      self.javaOuterClassname = unsafe c.pointee.java_outer_classname == nil ? nil : unsafe Protobuf.text(c.pointee.java_outer_classname)
      self.javaMultipleFiles = unsafe c.pointee.has_java_multiple_files == 0 ? nil : unsafe c.pointee.java_multiple_files != 0
      self.javaGenerateEqualsAndHash = unsafe c.pointee.has_java_generate_equals_and_hash == 0 ? nil : unsafe c.pointee.java_generate_equals_and_hash != 0
      self.javaStringCheckUtf8 = unsafe c.pointee.has_java_string_check_utf8 == 0 ? nil : unsafe c.pointee.java_string_check_utf8 != 0
      self.optimizeFor = unsafe c.pointee.has_optimize_for == 0 ? nil : unsafe GoogleProtobuf.FileOptions.OptimizeMode(rawValue: Int32(truncatingIfNeeded: c.pointee.optimize_for.rawValue))
      self.goPackage = unsafe c.pointee.go_package == nil ? nil : unsafe Protobuf.text(c.pointee.go_package)
      self.ccGenericServices = unsafe c.pointee.has_cc_generic_services == 0 ? nil : unsafe c.pointee.cc_generic_services != 0
      self.javaGenericServices = unsafe c.pointee.has_java_generic_services == 0 ? nil : unsafe c.pointee.java_generic_services != 0
      self.pyGenericServices = unsafe c.pointee.has_py_generic_services == 0 ? nil : unsafe c.pointee.py_generic_services != 0
      self.phpGenericServices = unsafe c.pointee.has_php_generic_services == 0 ? nil : unsafe c.pointee.php_generic_services != 0
      self.deprecated = unsafe c.pointee.has_deprecated == 0 ? nil : unsafe c.pointee.deprecated != 0
      self.ccEnableArenas = unsafe c.pointee.has_cc_enable_arenas == 0 ? nil : unsafe c.pointee.cc_enable_arenas != 0
      self.objcClassPrefix = unsafe c.pointee.objc_class_prefix == nil ? nil : unsafe Protobuf.text(c.pointee.objc_class_prefix)
      self.csharpNamespace = unsafe c.pointee.csharp_namespace == nil ? nil : unsafe Protobuf.text(c.pointee.csharp_namespace)
      self.swiftPrefix = unsafe c.pointee.swift_prefix == nil ? nil : unsafe Protobuf.text(c.pointee.swift_prefix)
      self.phpClassPrefix = unsafe c.pointee.php_class_prefix == nil ? nil : unsafe Protobuf.text(c.pointee.php_class_prefix)
      self.phpNamespace = unsafe c.pointee.php_namespace == nil ? nil : unsafe Protobuf.text(c.pointee.php_namespace)
      self.phpMetadataNamespace = unsafe c.pointee.php_metadata_namespace == nil ? nil : unsafe Protobuf.text(c.pointee.php_metadata_namespace)
      self.rubyPackage = unsafe c.pointee.ruby_package == nil ? nil : unsafe Protobuf.text(c.pointee.ruby_package)
      self.uninterpretedOption = unsafe Protobuf.messages(c.pointee.uninterpreted_option, count: Int(c.pointee.n_uninterpreted_option))
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__FileOptions.self)
      if let javaPackage {
        unsafe c.pointee.java_package = unsafe arena.text(javaPackage)
      }
      if let javaOuterClassname {
        unsafe c.pointee.java_outer_classname = unsafe arena.text(javaOuterClassname)
      }
      if let javaMultipleFiles {
        unsafe c.pointee.has_java_multiple_files = 1
        unsafe c.pointee.java_multiple_files = javaMultipleFiles ? 1 : 0
      }
      if let javaGenerateEqualsAndHash {
        unsafe c.pointee.has_java_generate_equals_and_hash = 1
        unsafe c.pointee.java_generate_equals_and_hash = javaGenerateEqualsAndHash ? 1 : 0
      }
      if let javaStringCheckUtf8 {
        unsafe c.pointee.has_java_string_check_utf8 = 1
        unsafe c.pointee.java_string_check_utf8 = javaStringCheckUtf8 ? 1 : 0
      }
      if let optimizeFor {
        unsafe c.pointee.has_optimize_for = 1
        unsafe c.pointee.optimize_for = Google__Protobuf__FileOptions__OptimizeMode(rawValue: UInt32(bitPattern: optimizeFor.rawValue))
      }
      if let goPackage {
        unsafe c.pointee.go_package = unsafe arena.text(goPackage)
      }
      if let ccGenericServices {
        unsafe c.pointee.has_cc_generic_services = 1
        unsafe c.pointee.cc_generic_services = ccGenericServices ? 1 : 0
      }
      if let javaGenericServices {
        unsafe c.pointee.has_java_generic_services = 1
        unsafe c.pointee.java_generic_services = javaGenericServices ? 1 : 0
      }
      if let pyGenericServices {
        unsafe c.pointee.has_py_generic_services = 1
        unsafe c.pointee.py_generic_services = pyGenericServices ? 1 : 0
      }
      if let phpGenericServices {
        unsafe c.pointee.has_php_generic_services = 1
        unsafe c.pointee.php_generic_services = phpGenericServices ? 1 : 0
      }
      if let deprecated {
        unsafe c.pointee.has_deprecated = 1
        unsafe c.pointee.deprecated = deprecated ? 1 : 0
      }
      if let ccEnableArenas {
        unsafe c.pointee.has_cc_enable_arenas = 1
        unsafe c.pointee.cc_enable_arenas = ccEnableArenas ? 1 : 0
      }
      if let objcClassPrefix {
        unsafe c.pointee.objc_class_prefix = unsafe arena.text(objcClassPrefix)
      }
      if let csharpNamespace {
        unsafe c.pointee.csharp_namespace = unsafe arena.text(csharpNamespace)
      }
      if let swiftPrefix {
        unsafe c.pointee.swift_prefix = unsafe arena.text(swiftPrefix)
      }
      if let phpClassPrefix {
        unsafe c.pointee.php_class_prefix = unsafe arena.text(phpClassPrefix)
      }
      if let phpNamespace {
        unsafe c.pointee.php_namespace = unsafe arena.text(phpNamespace)
      }
      if let phpMetadataNamespace {
        unsafe c.pointee.php_metadata_namespace = unsafe arena.text(phpMetadataNamespace)
      }
      if let rubyPackage {
        unsafe c.pointee.ruby_package = unsafe arena.text(rubyPackage)
      }
      unsafe c.pointee.n_uninterpreted_option = uninterpretedOption.count
      unsafe c.pointee.uninterpreted_option = unsafe arena.messages(uninterpretedOption)
    }
  }

  public struct MessageOptions: Message {
    /// Set true to use the old proto1 MessageSet wire format for extensions.
    /// This is provided for backwards-compatibility with the MessageSet wire
    /// format.  You should not use this for any other reason:  It's less
    /// efficient, has fewer features, and is more complicated.
    /// The message must be defined exactly as follows:
    /// message Foo {
    /// option message_set_wire_format = true;
    /// extensions 4 to max;
    /// }
    /// Note that the message cannot have any defined fields; MessageSets only
    /// have extensions.
    /// All extensions of your type must be singular messages; e.g. they cannot
    /// be int32s, enums, or repeated messages.
    /// Because this is an option, the above two restrictions are not enforced by
    /// the protocol compiler.
    public var messageSetWireFormat: Bool? = nil
    /// Disables the generation of the standard "descriptor()" accessor, which can
    /// conflict with a field of the same name.  This is meant to make migration
    /// from proto1 easier; new code should avoid fields named "descriptor".
    public var noStandardDescriptorAccessor: Bool? = nil
    /// Is this message deprecated?
    /// Depending on the target platform, this can emit Deprecated annotations
    /// for the message, or it will be completely ignored; in the very least,
    /// this is a formalization for deprecating messages.
    public var deprecated: Bool? = nil
    /// Whether the message is an automatically generated map entry type for the
    /// maps field.
    /// For maps fields:
    /// map<KeyType, ValueType> map_field = 1;
    /// The parsed descriptor looks like:
    /// message MapFieldEntry {
    /// option map_entry = true;
    /// optional KeyType key = 1;
    /// optional ValueType value = 2;
    /// }
    /// repeated MapFieldEntry map_field = 1;
    /// Implementations may choose not to generate the map_entry=true message, but
    /// use a native map in the target language to hold the keys and values.
    /// The reflection APIs in such implementations still need to work as
    /// if the field is a repeated message field.
    /// NOTE: Do not set the option in .proto files. Always use the maps syntax
    /// instead. The option should only be implicitly set by the proto compiler
    /// parser.
    public var mapEntry: Bool? = nil
    /// The parser stores options it doesn't recognize here. See above.
    public var uninterpretedOption: [GoogleProtobuf.UninterpretedOption] = []

    public init() {}

    public init(
      messageSetWireFormat: Bool? = nil,
      noStandardDescriptorAccessor: Bool? = nil,
      deprecated: Bool? = nil,
      mapEntry: Bool? = nil,
      uninterpretedOption: [GoogleProtobuf.UninterpretedOption] = []
    ) {
      self.messageSetWireFormat = messageSetWireFormat
      self.noStandardDescriptorAccessor = noStandardDescriptorAccessor
      self.deprecated = deprecated
      self.mapEntry = mapEntry
      self.uninterpretedOption = uninterpretedOption
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__MessageOptions.self, initializedBy: { unsafe google__protobuf__message_options__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__MessageOptions.self)
      self.messageSetWireFormat = unsafe c.pointee.has_message_set_wire_format == 0 ? nil : unsafe c.pointee.message_set_wire_format != 0
      self.noStandardDescriptorAccessor = unsafe c.pointee.has_no_standard_descriptor_accessor == 0 ? nil : unsafe c.pointee.no_standard_descriptor_accessor != 0
      self.deprecated = unsafe c.pointee.has_deprecated == 0 ? nil : unsafe c.pointee.deprecated != 0
      self.mapEntry = unsafe c.pointee.has_map_entry == 0 ? nil : unsafe c.pointee.map_entry != 0
      self.uninterpretedOption = unsafe Protobuf.messages(c.pointee.uninterpreted_option, count: Int(c.pointee.n_uninterpreted_option))
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__MessageOptions.self)
      if let messageSetWireFormat {
        unsafe c.pointee.has_message_set_wire_format = 1
        unsafe c.pointee.message_set_wire_format = messageSetWireFormat ? 1 : 0
      }
      if let noStandardDescriptorAccessor {
        unsafe c.pointee.has_no_standard_descriptor_accessor = 1
        unsafe c.pointee.no_standard_descriptor_accessor = noStandardDescriptorAccessor ? 1 : 0
      }
      if let deprecated {
        unsafe c.pointee.has_deprecated = 1
        unsafe c.pointee.deprecated = deprecated ? 1 : 0
      }
      if let mapEntry {
        unsafe c.pointee.has_map_entry = 1
        unsafe c.pointee.map_entry = mapEntry ? 1 : 0
      }
      unsafe c.pointee.n_uninterpreted_option = uninterpretedOption.count
      unsafe c.pointee.uninterpreted_option = unsafe arena.messages(uninterpretedOption)
    }
  }

  public struct FieldOptions: Message {
    /// The ctype option instructs the C++ code generator to use a different
    /// representation of the field than it normally would.  See the specific
    /// options below.  This option is not yet implemented in the open source
    /// release -- sorry, we'll try to include it in a future version!
    public var ctype: GoogleProtobuf.FieldOptions.CType? = nil
    /// The packed option can be enabled for repeated primitive fields to enable
    /// a more efficient representation on the wire. Rather than repeatedly
    /// writing the tag and type for each element, the entire array is encoded as
    /// a single length-delimited blob. In proto3, only explicit setting it to
    /// false will avoid using packed encoding.
    public var packed: Bool? = nil
    /// The jstype option determines the JavaScript type used for values of the
    /// field.  The option is permitted only for 64 bit integral and fixed types
    /// (int64, uint64, sint64, fixed64, sfixed64).  A field with jstype JS_STRING
    /// is represented as JavaScript string, which avoids loss of precision that
    /// can happen when a large value is converted to a floating point JavaScript.
    /// Specifying JS_NUMBER for the jstype causes the generated JavaScript code to
    /// use the JavaScript "number" type.  The behavior of the default option
    /// JS_NORMAL is implementation dependent.
    /// This option is an enum to permit additional types to be added, e.g.
    /// goog.math.Integer.
    public var jstype: GoogleProtobuf.FieldOptions.JSType? = nil
    /// Should this field be parsed lazily?  Lazy applies only to message-type
    /// fields.  It means that when the outer message is initially parsed, the
    /// inner message's contents will not be parsed but instead stored in encoded
    /// form.  The inner message will actually be parsed when it is first accessed.
    /// This is only a hint.  Implementations are free to choose whether to use
    /// eager or lazy parsing regardless of the value of this option.  However,
    /// setting this option true suggests that the protocol author believes that
    /// using lazy parsing on this field is worth the additional bookkeeping
    /// overhead typically needed to implement it.
    /// This option does not affect the public interface of any generated code;
    /// all method signatures remain the same.  Furthermore, thread-safety of the
    /// interface is not affected by this option; const methods remain safe to
    /// call from multiple threads concurrently, while non-const methods continue
    /// to require exclusive access.
    /// Note that implementations may choose not to check required fields within
    /// a lazy sub-message.  That is, calling IsInitialized() on the outer message
    /// may return true even if the inner message has missing required fields.
    /// This is necessary because otherwise the inner message would have to be
    /// parsed in order to perform the check, defeating the purpose of lazy
    /// parsing.  An implementation which chooses not to check required fields
    /// must be consistent about it.  That is, for any particular sub-message, the
    /// implementation must either *always* check its required fields, or *never*
    /// check its required fields, regardless of whether or not the message has
    /// been parsed.
    /// As of 2021, lazy does no correctness checks on the byte stream during
    /// parsing.  This may lead to crashes if and when an invalid byte stream is
    /// finally parsed upon access.
    /// TODO(b/211906113):  Enable validation on lazy fields.
    public var lazy: Bool? = nil
    /// unverified_lazy does no correctness checks on the byte stream. This should
    /// only be used where lazy with verification is prohibitive for performance
    /// reasons.
    public var unverifiedLazy: Bool? = nil
    /// Is this field deprecated?
    /// Depending on the target platform, this can emit Deprecated annotations
    /// for accessors, or it will be completely ignored; in the very least, this
    /// is a formalization for deprecating fields.
    public var deprecated: Bool? = nil
    /// For Google-internal migration only. Do not use.
    public var weak: Bool? = nil
    /// The parser stores options it doesn't recognize here. See above.
    public var uninterpretedOption: [GoogleProtobuf.UninterpretedOption] = []

    public init() {}

    public init(
      ctype: GoogleProtobuf.FieldOptions.CType? = nil,
      packed: Bool? = nil,
      jstype: GoogleProtobuf.FieldOptions.JSType? = nil,
      lazy: Bool? = nil,
      unverifiedLazy: Bool? = nil,
      deprecated: Bool? = nil,
      weak: Bool? = nil,
      uninterpretedOption: [GoogleProtobuf.UninterpretedOption] = []
    ) {
      self.ctype = ctype
      self.packed = packed
      self.jstype = jstype
      self.lazy = lazy
      self.unverifiedLazy = unverifiedLazy
      self.deprecated = deprecated
      self.weak = weak
      self.uninterpretedOption = uninterpretedOption
    }

    public enum CType: RawRepresentable, Hashable, Sendable, CaseIterable {
      /// Default mode.
      case string
      case cord
      case stringPiece
      /// A number that this version does not name.
      case unrecognized(Int32)

      public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .string
        case 1: self = .cord
        case 2: self = .stringPiece
        default: self = .unrecognized(rawValue)
        }
      }

      public var rawValue: Int32 {
        switch self {
        case .string: 0
        case .cord: 1
        case .stringPiece: 2
        case .unrecognized(let number): number
        }
      }

      /// The named values, in the order of the definition.
      public static let allCases: [CType] = [.string, .cord, .stringPiece]
    }

    public enum JSType: RawRepresentable, Hashable, Sendable, CaseIterable {
      /// Use the default type.
      case jsNormal
      /// Use JavaScript strings.
      case jsString
      /// Use JavaScript numbers.
      case jsNumber
      /// A number that this version does not name.
      case unrecognized(Int32)

      public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .jsNormal
        case 1: self = .jsString
        case 2: self = .jsNumber
        default: self = .unrecognized(rawValue)
        }
      }

      public var rawValue: Int32 {
        switch self {
        case .jsNormal: 0
        case .jsString: 1
        case .jsNumber: 2
        case .unrecognized(let number): number
        }
      }

      /// The named values, in the order of the definition.
      public static let allCases: [JSType] = [.jsNormal, .jsString, .jsNumber]
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__FieldOptions.self, initializedBy: { unsafe google__protobuf__field_options__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__FieldOptions.self)
      self.ctype = unsafe c.pointee.has_ctype == 0 ? nil : unsafe GoogleProtobuf.FieldOptions.CType(rawValue: Int32(truncatingIfNeeded: c.pointee.ctype.rawValue))
      self.packed = unsafe c.pointee.has_packed == 0 ? nil : unsafe c.pointee.packed != 0
      self.jstype = unsafe c.pointee.has_jstype == 0 ? nil : unsafe GoogleProtobuf.FieldOptions.JSType(rawValue: Int32(truncatingIfNeeded: c.pointee.jstype.rawValue))
      self.lazy = unsafe c.pointee.has_lazy == 0 ? nil : unsafe c.pointee.lazy != 0
      self.unverifiedLazy = unsafe c.pointee.has_unverified_lazy == 0 ? nil : unsafe c.pointee.unverified_lazy != 0
      self.deprecated = unsafe c.pointee.has_deprecated == 0 ? nil : unsafe c.pointee.deprecated != 0
      self.weak = unsafe c.pointee.has_weak == 0 ? nil : unsafe c.pointee.weak != 0
      self.uninterpretedOption = unsafe Protobuf.messages(c.pointee.uninterpreted_option, count: Int(c.pointee.n_uninterpreted_option))
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__FieldOptions.self)
      if let ctype {
        unsafe c.pointee.has_ctype = 1
        unsafe c.pointee.ctype = Google__Protobuf__FieldOptions__CType(rawValue: UInt32(bitPattern: ctype.rawValue))
      }
      if let packed {
        unsafe c.pointee.has_packed = 1
        unsafe c.pointee.packed = packed ? 1 : 0
      }
      if let jstype {
        unsafe c.pointee.has_jstype = 1
        unsafe c.pointee.jstype = Google__Protobuf__FieldOptions__JSType(rawValue: UInt32(bitPattern: jstype.rawValue))
      }
      if let lazy {
        unsafe c.pointee.has_lazy = 1
        unsafe c.pointee.lazy = lazy ? 1 : 0
      }
      if let unverifiedLazy {
        unsafe c.pointee.has_unverified_lazy = 1
        unsafe c.pointee.unverified_lazy = unverifiedLazy ? 1 : 0
      }
      if let deprecated {
        unsafe c.pointee.has_deprecated = 1
        unsafe c.pointee.deprecated = deprecated ? 1 : 0
      }
      if let weak {
        unsafe c.pointee.has_weak = 1
        unsafe c.pointee.weak = weak ? 1 : 0
      }
      unsafe c.pointee.n_uninterpreted_option = uninterpretedOption.count
      unsafe c.pointee.uninterpreted_option = unsafe arena.messages(uninterpretedOption)
    }
  }

  public struct OneofOptions: Message {
    /// The parser stores options it doesn't recognize here. See above.
    public var uninterpretedOption: [GoogleProtobuf.UninterpretedOption] = []

    public init() {}

    public init(
      uninterpretedOption: [GoogleProtobuf.UninterpretedOption] = []
    ) {
      self.uninterpretedOption = uninterpretedOption
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__OneofOptions.self, initializedBy: { unsafe google__protobuf__oneof_options__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__OneofOptions.self)
      self.uninterpretedOption = unsafe Protobuf.messages(c.pointee.uninterpreted_option, count: Int(c.pointee.n_uninterpreted_option))
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__OneofOptions.self)
      unsafe c.pointee.n_uninterpreted_option = uninterpretedOption.count
      unsafe c.pointee.uninterpreted_option = unsafe arena.messages(uninterpretedOption)
    }
  }

  public struct EnumOptions: Message {
    /// Set this option to true to allow mapping different tag names to the same
    /// value.
    public var allowAlias: Bool? = nil
    /// Is this enum deprecated?
    /// Depending on the target platform, this can emit Deprecated annotations
    /// for the enum, or it will be completely ignored; in the very least, this
    /// is a formalization for deprecating enums.
    public var deprecated: Bool? = nil
    /// The parser stores options it doesn't recognize here. See above.
    public var uninterpretedOption: [GoogleProtobuf.UninterpretedOption] = []

    public init() {}

    public init(
      allowAlias: Bool? = nil,
      deprecated: Bool? = nil,
      uninterpretedOption: [GoogleProtobuf.UninterpretedOption] = []
    ) {
      self.allowAlias = allowAlias
      self.deprecated = deprecated
      self.uninterpretedOption = uninterpretedOption
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__EnumOptions.self, initializedBy: { unsafe google__protobuf__enum_options__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__EnumOptions.self)
      self.allowAlias = unsafe c.pointee.has_allow_alias == 0 ? nil : unsafe c.pointee.allow_alias != 0
      self.deprecated = unsafe c.pointee.has_deprecated == 0 ? nil : unsafe c.pointee.deprecated != 0
      self.uninterpretedOption = unsafe Protobuf.messages(c.pointee.uninterpreted_option, count: Int(c.pointee.n_uninterpreted_option))
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__EnumOptions.self)
      if let allowAlias {
        unsafe c.pointee.has_allow_alias = 1
        unsafe c.pointee.allow_alias = allowAlias ? 1 : 0
      }
      if let deprecated {
        unsafe c.pointee.has_deprecated = 1
        unsafe c.pointee.deprecated = deprecated ? 1 : 0
      }
      unsafe c.pointee.n_uninterpreted_option = uninterpretedOption.count
      unsafe c.pointee.uninterpreted_option = unsafe arena.messages(uninterpretedOption)
    }
  }

  public struct EnumValueOptions: Message {
    /// Is this enum value deprecated?
    /// Depending on the target platform, this can emit Deprecated annotations
    /// for the enum value, or it will be completely ignored; in the very least,
    /// this is a formalization for deprecating enum values.
    public var deprecated: Bool? = nil
    /// The parser stores options it doesn't recognize here. See above.
    public var uninterpretedOption: [GoogleProtobuf.UninterpretedOption] = []

    public init() {}

    public init(
      deprecated: Bool? = nil,
      uninterpretedOption: [GoogleProtobuf.UninterpretedOption] = []
    ) {
      self.deprecated = deprecated
      self.uninterpretedOption = uninterpretedOption
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__EnumValueOptions.self, initializedBy: { unsafe google__protobuf__enum_value_options__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__EnumValueOptions.self)
      self.deprecated = unsafe c.pointee.has_deprecated == 0 ? nil : unsafe c.pointee.deprecated != 0
      self.uninterpretedOption = unsafe Protobuf.messages(c.pointee.uninterpreted_option, count: Int(c.pointee.n_uninterpreted_option))
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__EnumValueOptions.self)
      if let deprecated {
        unsafe c.pointee.has_deprecated = 1
        unsafe c.pointee.deprecated = deprecated ? 1 : 0
      }
      unsafe c.pointee.n_uninterpreted_option = uninterpretedOption.count
      unsafe c.pointee.uninterpreted_option = unsafe arena.messages(uninterpretedOption)
    }
  }

  public struct ServiceOptions: Message {
    /// Is this service deprecated?
    /// Depending on the target platform, this can emit Deprecated annotations
    /// for the service, or it will be completely ignored; in the very least,
    /// this is a formalization for deprecating services.
    public var deprecated: Bool? = nil
    /// The parser stores options it doesn't recognize here. See above.
    public var uninterpretedOption: [GoogleProtobuf.UninterpretedOption] = []

    public init() {}

    public init(
      deprecated: Bool? = nil,
      uninterpretedOption: [GoogleProtobuf.UninterpretedOption] = []
    ) {
      self.deprecated = deprecated
      self.uninterpretedOption = uninterpretedOption
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__ServiceOptions.self, initializedBy: { unsafe google__protobuf__service_options__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__ServiceOptions.self)
      self.deprecated = unsafe c.pointee.has_deprecated == 0 ? nil : unsafe c.pointee.deprecated != 0
      self.uninterpretedOption = unsafe Protobuf.messages(c.pointee.uninterpreted_option, count: Int(c.pointee.n_uninterpreted_option))
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__ServiceOptions.self)
      if let deprecated {
        unsafe c.pointee.has_deprecated = 1
        unsafe c.pointee.deprecated = deprecated ? 1 : 0
      }
      unsafe c.pointee.n_uninterpreted_option = uninterpretedOption.count
      unsafe c.pointee.uninterpreted_option = unsafe arena.messages(uninterpretedOption)
    }
  }

  public struct MethodOptions: Message {
    /// Is this method deprecated?
    /// Depending on the target platform, this can emit Deprecated annotations
    /// for the method, or it will be completely ignored; in the very least,
    /// this is a formalization for deprecating methods.
    public var deprecated: Bool? = nil
    public var idempotencyLevel: GoogleProtobuf.MethodOptions.IdempotencyLevel? = nil
    /// The parser stores options it doesn't recognize here. See above.
    public var uninterpretedOption: [GoogleProtobuf.UninterpretedOption] = []

    public init() {}

    public init(
      deprecated: Bool? = nil,
      idempotencyLevel: GoogleProtobuf.MethodOptions.IdempotencyLevel? = nil,
      uninterpretedOption: [GoogleProtobuf.UninterpretedOption] = []
    ) {
      self.deprecated = deprecated
      self.idempotencyLevel = idempotencyLevel
      self.uninterpretedOption = uninterpretedOption
    }

    /// Is this method side-effect-free (or safe in HTTP parlance), or idempotent,
    /// or neither? HTTP based RPC implementation may choose GET verb for safe
    /// methods, and PUT verb for idempotent methods instead of the default POST.
    public enum IdempotencyLevel: RawRepresentable, Hashable, Sendable, CaseIterable {
      case idempotencyUnknown
      case noSideEffects
      case idempotent
      /// A number that this version does not name.
      case unrecognized(Int32)

      public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .idempotencyUnknown
        case 1: self = .noSideEffects
        case 2: self = .idempotent
        default: self = .unrecognized(rawValue)
        }
      }

      public var rawValue: Int32 {
        switch self {
        case .idempotencyUnknown: 0
        case .noSideEffects: 1
        case .idempotent: 2
        case .unrecognized(let number): number
        }
      }

      /// The named values, in the order of the definition.
      public static let allCases: [IdempotencyLevel] = [.idempotencyUnknown, .noSideEffects, .idempotent]
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__MethodOptions.self, initializedBy: { unsafe google__protobuf__method_options__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__MethodOptions.self)
      self.deprecated = unsafe c.pointee.has_deprecated == 0 ? nil : unsafe c.pointee.deprecated != 0
      self.idempotencyLevel = unsafe c.pointee.has_idempotency_level == 0 ? nil : unsafe GoogleProtobuf.MethodOptions.IdempotencyLevel(rawValue: Int32(truncatingIfNeeded: c.pointee.idempotency_level.rawValue))
      self.uninterpretedOption = unsafe Protobuf.messages(c.pointee.uninterpreted_option, count: Int(c.pointee.n_uninterpreted_option))
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__MethodOptions.self)
      if let deprecated {
        unsafe c.pointee.has_deprecated = 1
        unsafe c.pointee.deprecated = deprecated ? 1 : 0
      }
      if let idempotencyLevel {
        unsafe c.pointee.has_idempotency_level = 1
        unsafe c.pointee.idempotency_level = Google__Protobuf__MethodOptions__IdempotencyLevel(rawValue: UInt32(bitPattern: idempotencyLevel.rawValue))
      }
      unsafe c.pointee.n_uninterpreted_option = uninterpretedOption.count
      unsafe c.pointee.uninterpreted_option = unsafe arena.messages(uninterpretedOption)
    }
  }

  /// A message representing a option the parser does not recognize. This only
  /// appears in options protos created by the compiler::Parser class.
  /// DescriptorPool resolves these when building Descriptor objects. Therefore,
  /// options protos in descriptor objects (e.g. returned by Descriptor::options(),
  /// or produced by Descriptor::CopyTo()) will never have UninterpretedOptions
  /// in them.
  public struct UninterpretedOption: Message {
    public var name: [GoogleProtobuf.UninterpretedOption.NamePart] = []
    /// The value of the uninterpreted option, in whatever type the tokenizer
    /// identified it as during parsing. Exactly one of these should be set.
    public var identifierValue: String? = nil
    public var positiveIntValue: UInt64? = nil
    public var negativeIntValue: Int64? = nil
    public var doubleValue: Double? = nil
    public var stringValue: [UInt8]? = nil
    public var aggregateValue: String? = nil

    public init() {}

    public init(
      name: [GoogleProtobuf.UninterpretedOption.NamePart] = [],
      identifierValue: String? = nil,
      positiveIntValue: UInt64? = nil,
      negativeIntValue: Int64? = nil,
      doubleValue: Double? = nil,
      stringValue: [UInt8]? = nil,
      aggregateValue: String? = nil
    ) {
      self.name = name
      self.identifierValue = identifierValue
      self.positiveIntValue = positiveIntValue
      self.negativeIntValue = negativeIntValue
      self.doubleValue = doubleValue
      self.stringValue = stringValue
      self.aggregateValue = aggregateValue
    }

    /// The name of the uninterpreted option.  Each string represents a segment in
    /// a dot-separated name.  is_extension is true iff a segment represents an
    /// extension (denoted with parentheses in options specs in .proto files).
    /// E.g.,{ ["foo", false], ["bar.baz", true], ["moo", false] } represents
    /// "foo.(bar.baz).moo".
    public struct NamePart: Message {
      public var namePart: String = ""
      public var isExtension: Bool = false

      public init() {}

      public init(
        namePart: String = "",
        isExtension: Bool = false
      ) {
        self.namePart = namePart
        self.isExtension = isExtension
      }

      public static let messageType = unsafe MessageType(
        Google__Protobuf__UninterpretedOption__NamePart.self, initializedBy: { unsafe google__protobuf__uninterpreted_option__name_part__init($0) })

      @unsafe public init(copying c: UnsafeRawPointer) {
        let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__UninterpretedOption__NamePart.self)
        self.namePart = unsafe Protobuf.text(c.pointee.name_part)
        self.isExtension = unsafe c.pointee.is_extension != 0
      }

      @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
        let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__UninterpretedOption__NamePart.self)
        unsafe c.pointee.name_part = unsafe arena.text(namePart)
        unsafe c.pointee.is_extension = isExtension ? 1 : 0
      }
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__UninterpretedOption.self, initializedBy: { unsafe google__protobuf__uninterpreted_option__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__UninterpretedOption.self)
      self.name = unsafe Protobuf.messages(c.pointee.name, count: Int(c.pointee.n_name))
      self.identifierValue = unsafe c.pointee.identifier_value == nil ? nil : unsafe Protobuf.text(c.pointee.identifier_value)
      self.positiveIntValue = unsafe c.pointee.has_positive_int_value == 0 ? nil : unsafe c.pointee.positive_int_value
      self.negativeIntValue = unsafe c.pointee.has_negative_int_value == 0 ? nil : unsafe c.pointee.negative_int_value
      self.doubleValue = unsafe c.pointee.has_double_value == 0 ? nil : unsafe c.pointee.double_value
      self.stringValue = unsafe c.pointee.has_string_value == 0 ? nil : unsafe Protobuf.bytes(c.pointee.string_value)
      self.aggregateValue = unsafe c.pointee.aggregate_value == nil ? nil : unsafe Protobuf.text(c.pointee.aggregate_value)
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__UninterpretedOption.self)
      unsafe c.pointee.n_name = name.count
      unsafe c.pointee.name = unsafe arena.messages(name)
      if let identifierValue {
        unsafe c.pointee.identifier_value = unsafe arena.text(identifierValue)
      }
      if let positiveIntValue {
        unsafe c.pointee.has_positive_int_value = 1
        unsafe c.pointee.positive_int_value = positiveIntValue
      }
      if let negativeIntValue {
        unsafe c.pointee.has_negative_int_value = 1
        unsafe c.pointee.negative_int_value = negativeIntValue
      }
      if let doubleValue {
        unsafe c.pointee.has_double_value = 1
        unsafe c.pointee.double_value = doubleValue
      }
      if let stringValue {
        unsafe c.pointee.has_string_value = 1
        unsafe c.pointee.string_value = unsafe arena.bytes(stringValue)
      }
      if let aggregateValue {
        unsafe c.pointee.aggregate_value = unsafe arena.text(aggregateValue)
      }
    }
  }

  /// Encapsulates information about the original source file from which a
  /// FileDescriptorProto was generated.
  public struct SourceCodeInfo: Message {
    /// A Location identifies a piece of source code in a .proto file which
    /// corresponds to a particular definition.  This information is intended
    /// to be useful to IDEs, code indexers, documentation generators, and similar
    /// tools.
    /// For example, say we have a file like:
    /// message Foo {
    /// optional string foo = 1;
    /// }
    /// Let's look at just the field definition:
    /// optional string foo = 1;
    /// ^       ^^     ^^  ^  ^^^
    /// a       bc     de  f  ghi
    /// We have the following locations:
    /// span   path               represents
    /// [a,i)  [ 4, 0, 2, 0 ]     The whole field definition.
    /// [a,b)  [ 4, 0, 2, 0, 4 ]  The label (optional).
    /// [c,d)  [ 4, 0, 2, 0, 5 ]  The type (string).
    /// [e,f)  [ 4, 0, 2, 0, 1 ]  The name (foo).
    /// [g,h)  [ 4, 0, 2, 0, 3 ]  The number (1).
    /// Notes:
    /// - A location may refer to a repeated field itself (i.e. not to any
    /// particular index within it).  This is used whenever a set of elements are
    /// logically enclosed in a single code segment.  For example, an entire
    /// extend block (possibly containing multiple extension definitions) will
    /// have an outer location whose path refers to the "extensions" repeated
    /// field without an index.
    /// - Multiple locations may have the same path.  This happens when a single
    /// logical declaration is spread out across multiple places.  The most
    /// obvious example is the "extend" block again -- there may be multiple
    /// extend blocks in the same scope, each of which will have the same path.
    /// - A location's span is not always a subset of its parent's span.  For
    /// example, the "extendee" of an extension declaration appears at the
    /// beginning of the "extend" block and is shared by all extensions within
    /// the block.
    /// - Just because a location's span is a subset of some other location's span
    /// does not mean that it is a descendant.  For example, a "group" defines
    /// both a type and a field in a single declaration.  Thus, the locations
    /// corresponding to the type and field and their components will overlap.
    /// - Code which tries to interpret locations should probably be designed to
    /// ignore those that it doesn't understand, as more types of locations could
    /// be recorded in the future.
    public var location: [GoogleProtobuf.SourceCodeInfo.Location] = []

    public init() {}

    public init(
      location: [GoogleProtobuf.SourceCodeInfo.Location] = []
    ) {
      self.location = location
    }

    public struct Location: Message {
      /// Identifies which part of the FileDescriptorProto was defined at this
      /// location.
      /// Each element is a field number or an index.  They form a path from
      /// the root FileDescriptorProto to the place where the definition occurs.
      /// For example, this path:
      /// [ 4, 3, 2, 7, 1 ]
      /// refers to:
      /// file.message_type(3)  // 4, 3
      /// .field(7)         // 2, 7
      /// .name()           // 1
      /// This is because FileDescriptorProto.message_type has field number 4:
      /// repeated DescriptorProto message_type = 4;
      /// and DescriptorProto.field has field number 2:
      /// repeated FieldDescriptorProto field = 2;
      /// and FieldDescriptorProto.name has field number 1:
      /// optional string name = 1;
      /// Thus, the above path gives the location of a field name.  If we removed
      /// the last element:
      /// [ 4, 3, 2, 7 ]
      /// this path refers to the whole field declaration (from the beginning
      /// of the label to the terminating semicolon).
      public var path: [Int32] = []
      /// Always has exactly three or four elements: start line, start column,
      /// end line (optional, otherwise assumed same as start line), end column.
      /// These are packed into a single field for efficiency.  Note that line
      /// and column numbers are zero-based -- typically you will want to add
      /// 1 to each before displaying to a user.
      public var span: [Int32] = []
      /// If this SourceCodeInfo represents a complete declaration, these are any
      /// comments appearing before and after the declaration which appear to be
      /// attached to the declaration.
      /// A series of line comments appearing on consecutive lines, with no other
      /// tokens appearing on those lines, will be treated as a single comment.
      /// leading_detached_comments will keep paragraphs of comments that appear
      /// before (but not connected to) the current element. Each paragraph,
      /// separated by empty lines, will be one comment element in the repeated
      /// field.
      /// Only the comment content is provided; comment markers (e.g. //) are
      /// stripped out.  For block comments, leading whitespace and an asterisk
      /// will be stripped from the beginning of each line other than the first.
      /// Newlines are included in the output.
      /// Examples:
      /// optional int32 foo = 1;  // Comment attached to foo.
      /// // Comment attached to bar.
      /// optional int32 bar = 2;
      /// optional string baz = 3;
      /// // Comment attached to baz.
      /// // Another line attached to baz.
      /// // Comment attached to moo.
      /// //
      /// // Another line attached to moo.
      /// optional double moo = 4;
      /// // Detached comment for corge. This is not leading or trailing comments
      /// // to moo or corge because there are blank lines separating it from
      /// // both.
      /// // Detached comment for corge paragraph 2.
      /// optional string corge = 5;
      /// /* Block comment attached
      /// * to corge.  Leading asterisks
      /// * will be removed. */
      /// /* Block comment attached to
      /// * grault. */
      /// optional int32 grault = 6;
      /// // ignored detached comments.
      public var leadingComments: String? = nil
      public var trailingComments: String? = nil
      public var leadingDetachedComments: [String] = []

      public init() {}

      public init(
        path: [Int32] = [],
        span: [Int32] = [],
        leadingComments: String? = nil,
        trailingComments: String? = nil,
        leadingDetachedComments: [String] = []
      ) {
        self.path = path
        self.span = span
        self.leadingComments = leadingComments
        self.trailingComments = trailingComments
        self.leadingDetachedComments = leadingDetachedComments
      }

      public static let messageType = unsafe MessageType(
        Google__Protobuf__SourceCodeInfo__Location.self, initializedBy: { unsafe google__protobuf__source_code_info__location__init($0) })

      @unsafe public init(copying c: UnsafeRawPointer) {
        let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__SourceCodeInfo__Location.self)
        self.path = unsafe Protobuf.elements(c.pointee.path, count: Int(c.pointee.n_path)) { $0 }
        self.span = unsafe Protobuf.elements(c.pointee.span, count: Int(c.pointee.n_span)) { $0 }
        self.leadingComments = unsafe c.pointee.leading_comments == nil ? nil : unsafe Protobuf.text(c.pointee.leading_comments)
        self.trailingComments = unsafe c.pointee.trailing_comments == nil ? nil : unsafe Protobuf.text(c.pointee.trailing_comments)
        self.leadingDetachedComments = unsafe Protobuf.texts(c.pointee.leading_detached_comments, count: Int(c.pointee.n_leading_detached_comments))
      }

      @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
        let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__SourceCodeInfo__Location.self)
        unsafe c.pointee.n_path = path.count
        unsafe c.pointee.path = unsafe arena.array(path) { $0 }
        unsafe c.pointee.n_span = span.count
        unsafe c.pointee.span = unsafe arena.array(span) { $0 }
        if let leadingComments {
          unsafe c.pointee.leading_comments = unsafe arena.text(leadingComments)
        }
        if let trailingComments {
          unsafe c.pointee.trailing_comments = unsafe arena.text(trailingComments)
        }
        unsafe c.pointee.n_leading_detached_comments = leadingDetachedComments.count
        unsafe c.pointee.leading_detached_comments = unsafe arena.texts(leadingDetachedComments)
      }
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__SourceCodeInfo.self, initializedBy: { unsafe google__protobuf__source_code_info__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__SourceCodeInfo.self)
      self.location = unsafe Protobuf.messages(c.pointee.location, count: Int(c.pointee.n_location))
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__SourceCodeInfo.self)
      unsafe c.pointee.n_location = location.count
      unsafe c.pointee.location = unsafe arena.messages(location)
    }
  }

  /// Describes the relationship between generated code and its original source
  /// file. A GeneratedCodeInfo message is associated with only one generated
  /// source file, but may contain references to different source .proto files.
  public struct GeneratedCodeInfo: Message {
    /// An Annotation connects some span of text in generated code to an element
    /// of its generating .proto file.
    public var annotation: [GoogleProtobuf.GeneratedCodeInfo.Annotation] = []

    public init() {}

    public init(
      annotation: [GoogleProtobuf.GeneratedCodeInfo.Annotation] = []
    ) {
      self.annotation = annotation
    }

    public struct Annotation: Message {
      /// Identifies the element in the original source .proto file. This field
      /// is formatted the same as SourceCodeInfo.Location.path.
      public var path: [Int32] = []
      /// Identifies the filesystem path to the original source .proto.
      public var sourceFile: String? = nil
      /// Identifies the starting offset in bytes in the generated code
      /// that relates to the identified object.
      public var begin: Int32? = nil
      /// Identifies the ending offset in bytes in the generated code that
      /// relates to the identified offset. The end offset should be one past
      /// the last relevant byte (so the length of the text = end - begin).
      public var end: Int32? = nil

      public init() {}

      public init(
        path: [Int32] = [],
        sourceFile: String? = nil,
        begin: Int32? = nil,
        end: Int32? = nil
      ) {
        self.path = path
        self.sourceFile = sourceFile
        self.begin = begin
        self.end = end
      }

      public static let messageType = unsafe MessageType(
        Google__Protobuf__GeneratedCodeInfo__Annotation.self, initializedBy: { unsafe google__protobuf__generated_code_info__annotation__init($0) })

      @unsafe public init(copying c: UnsafeRawPointer) {
        let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__GeneratedCodeInfo__Annotation.self)
        self.path = unsafe Protobuf.elements(c.pointee.path, count: Int(c.pointee.n_path)) { $0 }
        self.sourceFile = unsafe c.pointee.source_file == nil ? nil : unsafe Protobuf.text(c.pointee.source_file)
        self.begin = unsafe c.pointee.has_begin == 0 ? nil : unsafe c.pointee.begin
        self.end = unsafe c.pointee.has_end == 0 ? nil : unsafe c.pointee.end
      }

      @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
        let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__GeneratedCodeInfo__Annotation.self)
        unsafe c.pointee.n_path = path.count
        unsafe c.pointee.path = unsafe arena.array(path) { $0 }
        if let sourceFile {
          unsafe c.pointee.source_file = unsafe arena.text(sourceFile)
        }
        if let begin {
          unsafe c.pointee.has_begin = 1
          unsafe c.pointee.begin = begin
        }
        if let end {
          unsafe c.pointee.has_end = 1
          unsafe c.pointee.end = end
        }
      }
    }

    public static let messageType = unsafe MessageType(
      Google__Protobuf__GeneratedCodeInfo.self, initializedBy: { unsafe google__protobuf__generated_code_info__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__GeneratedCodeInfo.self)
      self.annotation = unsafe Protobuf.messages(c.pointee.annotation, count: Int(c.pointee.n_annotation))
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Protobuf__GeneratedCodeInfo.self)
      unsafe c.pointee.n_annotation = annotation.count
      unsafe c.pointee.annotation = unsafe arena.messages(annotation)
    }
  }

}
