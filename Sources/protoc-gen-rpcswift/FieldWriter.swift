/// How one field is declared, copied out of its C struct, and stored into it.
struct FieldWriter {
  let field: FieldDefinition
  let message: MessageDefinition
  let names: Names

  var property: String { Names.property(field.name) }

  private var value: ValueExpressions { ValueExpressions(kind: field.kind, names: names) }
  private var member: String { Names.cField(field.name) }

  private var isMap: Bool {
    if case .map = field.kind { true } else { false }
  }

  private var isMessage: Bool {
    if case .message = field.kind { true } else { false }
  }

  var swiftType: String {
    switch field.presence {
    case _ where isMap: value.swiftType
    case .repeated: "[\(value.swiftType)]"
    case .implicit where isMessage: "\(value.swiftType)?"
    case .implicit, .oneof: value.swiftType
    case .optional, .syntheticOneof: "\(value.swiftType)?"
    }
  }

  var defaultValue: String {
    switch field.presence {
    case _ where isMap: "[:]"
    case .repeated: "[]"
    case .implicit where isMessage: "nil"
    case .implicit, .oneof: value.defaultValue
    case .optional, .syntheticOneof: "nil"
    }
  }

  /// Reads the field from `c`.
  var copyExpression: String {
    let source = "c.pointee.\(member)"
    switch field.presence {
    case .repeated:
      return value.copyElements(source, count: "Int(c.pointee.n_\(member))")
    case .implicit, .oneof:
      return value.copy(source)
    case .optional:
      if isMessage { return value.copy(source) }
      if value.isPointer {
        return "unsafe c.pointee.\(member) == nil ? nil : \(value.copy(source))"
      }
      return "unsafe c.pointee.has_\(member) == 0 ? nil : \(value.copy(source))"
    case .syntheticOneof(let oneof):
      return "unsafe c.pointee.\(oneof)_case.rawValue == 0 ? nil : \(value.copy(source))"
    }
  }

  /// Writes the field to `c`.
  func writeStore(to text: inout SourceText) {
    let target = "unsafe c.pointee.\(member)"
    switch field.presence {
    case .repeated:
      text.line("unsafe c.pointee.n_\(member) = \(property).count")
      text.line("\(target) = \(value.storeElements(property))")
    case .implicit, .oneof:
      text.line("\(target) = \(value.store(property))")
    case .optional:
      if isMessage {
        text.line("\(target) = \(value.store(property))")
      } else {
        text.block("if let \(property)") { text in
          if !value.isPointer { text.line("unsafe c.pointee.has_\(member) = 1") }
          text.line("\(target) = \(value.store(property))")
        }
      }
    case .syntheticOneof(let oneof):
      let caseType = "\(Names.cType(message.fullName))__\(Names.camel(oneof))Case"
      text.block("if let \(property)") { text in
        text.line("unsafe c.pointee.\(oneof)_case = \(caseType)(rawValue: \(field.number))")
        text.line("\(target) = \(value.store(property))")
      }
    }
  }
}
