/// Writes an enum: a case for each value, and one for numbers that this version does not name.
struct EnumWriter {
  let definition: EnumDefinition

  func write(to text: inout SourceText) {
    let name = Names.typeName(definition.name)
    // Aliases of a number share the first name's case.
    var seen: Set<Int32> = []
    let values = definition.values.filter { seen.insert($0.number).inserted }
    let cases = values.map { (Names.enumCase($0.name, of: definition.name), $0) }
    text.documentation(definition.comment)
    text.block("public enum \(name): RawRepresentable, Hashable, Sendable, CaseIterable") { text in
      for (name, value) in cases {
        text.documentation(value.comment)
        text.line("case \(name)")
      }
      text.line("/// A number that this version does not name.")
      text.line("case unrecognized(Int32)")
      text.line()
      text.block("public init(rawValue: Int32)") { text in
        text.line("switch rawValue {")
        for (name, value) in cases { text.line("case \(value.number): self = .\(name)") }
        text.line("default: self = .unrecognized(rawValue)")
        text.line("}")
      }
      text.line()
      text.block("public var rawValue: Int32") { text in
        text.line("switch self {")
        for (name, value) in cases { text.line("case .\(name): \(value.number)") }
        text.line("case .unrecognized(let number): number")
        text.line("}")
      }
      text.line()
      text.line("/// The named values, in the order of the definition.")
      let all = cases.map { ".\($0.0)" }.joined(separator: ", ")
      text.line("public static let allCases: [\(name)] = [\(all)]")
    }
  }
}
