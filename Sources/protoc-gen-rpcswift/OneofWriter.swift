/// Writes a oneof: an enum with a case for each member.
struct OneofWriter {
  let oneof: OneofDefinition
  let names: Names

  var property: String { Names.property(oneof.name) }
  var typeName: String { Names.camel(oneof.name) }

  func write(to text: inout SourceText) {
    text.line()
    text.block("public enum \(typeName): Hashable, Sendable, TextlessValue") { text in
      for field in oneof.fields {
        text.documentation(field.comment)
        text.line("case \(Names.property(field.name))(\(value(of: field).swiftType))")
      }
    }
  }

  func writeCopy(to text: inout SourceText) {
    text.line("switch unsafe c.pointee.\(oneof.name)_case.rawValue {")
    for field in oneof.fields {
      let source = value(of: field).copy("c.pointee.\(Names.cField(field.name))")
      let property = Names.property(field.name)
      if case .message(let name) = field.kind {
        text.line("case \(field.number):")
        text.line("  let member: \(names.type(name))? = \(source)")
        text.line("  self.\(self.property) = member.map { .\(property)($0) }")
      } else {
        text.line("case \(field.number): self.\(self.property) = .\(property)(\(source))")
      }
    }
    text.line("default: self.\(property) = nil")
    text.line("}")
  }

  func writeStore(to text: inout SourceText, message: String) {
    let caseType = "\(Names.cType(message))__\(Names.camel(oneof.name))Case"
    text.line("switch \(property) {")
    for field in oneof.fields {
      text.line("case .\(Names.property(field.name))(let member):")
      text.line("  unsafe c.pointee.\(oneof.name)_case = \(caseType)(rawValue: \(field.number))")
      let target = "c.pointee.\(Names.cField(field.name))"
      text.line("  unsafe \(target) = \(value(of: field).store("member"))")
    }
    text.line("case nil: break")
    text.line("}")
  }

  private func value(of field: FieldDefinition) -> ValueExpressions {
    ValueExpressions(kind: field.kind, names: names)
  }
}
