/// Writes a message: a value struct, and how it is copied from and to its C struct.
struct MessageWriter {
  let message: MessageDefinition
  let names: Names

  func write(to text: inout SourceText) {
    text.documentation(message.comment)
    text.block("public struct \(Names.typeName(message.name)): Message") { text in
      writeProperties(to: &text)
      writeInitializers(to: &text)
      for oneof in message.oneofs { OneofWriter(oneof: oneof, names: names).write(to: &text) }
      for definition in message.enums {
        text.line()
        EnumWriter(definition: definition).write(to: &text)
      }
      for nested in message.messages where !nested.isMapEntry {
        text.line()
        MessageWriter(message: nested, names: names).write(to: &text)
      }
      text.line()
      writeConformance(to: &text)
    }
  }

  private var members: [Member] {
    let fields = message.fields.filter { $0.presence != .oneof }
      .map { Member.field(FieldWriter(field: $0, message: message, names: names)) }
    return fields
      + message.oneofs.map { .oneof(OneofWriter(oneof: $0, names: names), message.fullName) }
  }

  private enum Member {
    case field(FieldWriter)
    case oneof(OneofWriter, String)
  }

  private func writeProperties(to text: inout SourceText) {
    for member in members {
      switch member {
      case .field(let field):
        text.documentation(field.field.comment)
        text.line("public var \(field.property): \(field.swiftType) = \(field.defaultValue)")
      case .oneof(let oneof, _):
        text.line("public var \(oneof.property): \(oneof.typeName)?")
      }
    }
    if !members.isEmpty { text.line() }
  }

  private func writeInitializers(to text: inout SourceText) {
    text.line("public init() {}")
    guard !members.isEmpty else { return }
    let parameters = members.map { member in
      switch member {
      case .field(let field): "\(field.property): \(field.swiftType) = \(field.defaultValue)"
      case .oneof(let oneof, _): "\(oneof.property): \(oneof.typeName)? = nil"
      }
    }
    text.line()
    text.line("public init(")
    for (index, parameter) in parameters.enumerated() {
      text.line("  \(parameter)\(index == parameters.count - 1 ? "" : ",")")
    }
    text.block(")") { text in
      for member in members {
        let name =
          switch member {
          case .field(let field): field.property
          case .oneof(let oneof, _): oneof.property
          }
        text.line("self.\(name) = \(name)")
      }
    }
  }

  private func writeConformance(to text: inout SourceText) {
    let cType = Names.cType(message.fullName)
    text.line("public static let messageType = unsafe MessageType(")
    let initialize = "\(Names.cFunction(message.fullName))__init"
    text.line("  \(cType).self, initializedBy: { unsafe \(initialize)($0) })")
    text.line()
    text.block("@unsafe public init(copying c: UnsafeRawPointer)") { text in
      guard !members.isEmpty else { return }
      text.line("let c = unsafe c.assumingMemoryBound(to: \(cType).self)")
      for member in members {
        switch member {
        case .field(let field): text.line("self.\(field.property) = \(field.copyExpression)")
        case .oneof(let oneof, _): oneof.writeCopy(to: &text)
        }
      }
    }
    text.line()
    let signature = "to c: UnsafeMutableRawPointer, in arena: EncodeArena"
    text.block("@unsafe public func write(\(signature))") { text in
      guard !members.isEmpty else { return }
      text.line("let c = unsafe c.assumingMemoryBound(to: \(cType).self)")
      for member in members {
        switch member {
        case .field(let field): field.writeStore(to: &text)
        case .oneof(let oneof, let message): oneof.writeStore(to: &text, message: message)
        }
      }
    }
  }
}
