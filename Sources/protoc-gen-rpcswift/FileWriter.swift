/// Writes the Swift file of one `.proto` file.
struct FileWriter {
  let file: Schema.File
  let names: Names
  /// Module of the C structs.
  let cModule: String
  /// Further modules that hold imported types.
  let imports: [String]
  /// Paths of the files that become the same module.
  let siblings: Set<String>

  /// `crm/v1/customer.proto` → `crm_v1_customer.swift`: SwiftPM wants names that differ within a module.
  var path: String {
    let stem = file.path.hasSuffix(".proto") ? String(file.path.dropLast(6)) : file.path
    return stem.replacing("/", with: "_") + ".swift"
  }

  func content() -> String {
    var text = SourceText()
    text.line(
      "// Generated from \(file.path) by protoc-gen-rpcswift. Do not edit: `make generate`.")
    text.line()
    // C names stay out of public declarations.
    for module in [cModule, "CProtobufC"].sorted() { text.line("import \(module)") }
    for module in publicImports.sorted() { text.line("public import \(module)") }
    text.line()
    let namespace = names.namespace(of: file.package)
    if namespace.isEmpty {
      writeTypes(to: &text)
    } else if !file.messages.isEmpty || !file.enums.isEmpty {
      text.block("extension \(namespace)") { writeTypes(to: &$0) }
    }
    for service in file.services {
      text.line()
      ServiceWriter(service: service, names: names).write(to: &text)
    }
    return text.text
  }

  /// What the file's declarations name: the compiler refuses a public import without need.
  private var publicImports: [String] {
    let hasForeignTypes = file.dependencies.contains { !siblings.contains($0) }
    return ["Protobuf"].filter { _ in !file.messages.isEmpty } + (hasForeignTypes ? imports : [])
      + (file.services.isEmpty ? [] : ["RPCCore"])
  }

  private func writeTypes(to text: inout SourceText) {
    for definition in file.enums {
      EnumWriter(definition: definition).write(to: &text)
      text.line()
    }
    for message in file.messages {
      MessageWriter(message: message, names: names).write(to: &text)
      text.line()
    }
  }
}
