/// Writes a service: its methods, the protocol that a handler implements, and the client.
struct ServiceWriter {
  let service: ServiceDefinition
  let names: Names

  private var typeName: String {
    let prefix = names.namespace(of: names.package(of: service.fullName))
    return prefix + service.name
  }

  var methodsType: String { "\(typeName)Methods" }

  private var unaryMethods: [ServiceDefinition.Method] {
    service.methods.filter { !$0.clientStreaming && !$0.serverStreaming }
  }

  func write(to text: inout SourceText) {
    writeMethods(to: &text)
    text.line()
    writeHandler(to: &text)
    text.line()
    writeClient(to: &text)
  }

  private func writeMethods(to text: inout SourceText) {
    text.line("/// The methods of `\(service.fullName)`.")
    text.block("public enum \(methodsType)") { text in
      for method in service.methods {
        text.line("public static let \(Names.method(method.name)) = MethodDescriptor(")
        text.line("  service: \"\(service.fullName)\", name: \"\(method.name)\",")
        text.line("  kind: .\(kind(method)), idempotency: .\(method.idempotency.rawValue),")
        text.line(
          "  input: \(names.type(method.input)).messageType, "
            + "output: \(names.type(method.output)).messageType)")
      }
      text.line()
      text.line("/// In the order of the definition.")
      text.line("public static let all: [MethodDescriptor] = [")
      for method in service.methods { text.line("  \(Names.method(method.name)),") }
      text.line("]")
    }
  }

  private func writeHandler(to text: inout SourceText) {
    text.documentation(service.comment)
    text.line("///")
    text.line("/// A handler implements what it serves; every other method answers UNIMPLEMENTED.")
    text.block("public protocol \(typeName)Handler: Sendable") { text in
      for method in unaryMethods {
        text.documentation(method.comment)
        text.line(handlerSignature(method))
      }
    }
    text.line()
    text.block("extension \(typeName)Handler") { text in
      for method in unaryMethods {
        text.block("public \(handlerSignature(method))") { text in
          text.line("throw RPCError.unimplemented(\(methodsType).\(Names.method(method.name)))")
        }
        text.line()
      }
    }
    text.line()
    text.block("extension Router") { text in
      text.line("/// Serves `\(service.fullName)` by `handler`.")
      text.block("public mutating func register\(typeName)(_ handler: some \(typeName)Handler)") {
        text in
        for method in unaryMethods {
          let name = Names.method(method.name)
          text.line("register(\(methodsType).\(name)) {")
          text.line(
            "  (request: \(names.type(method.input)), context) "
              + "async throws -> \(names.type(method.output)) in")
          text.line("  try await handler.\(name)(request, context: context)")
          text.line("}")
        }
      }
    }
  }

  private func writeClient(to text: inout SourceText) {
    text.line("/// Calls `\(service.fullName)`.")
    text.block("public struct \(typeName)Client<Calls: UnaryCalling>: Sendable") { text in
      text.line("private let calls: Calls")
      text.line()
      text.block("public init(_ calls: Calls)") { $0.line("self.calls = calls") }
      for method in unaryMethods {
        text.line()
        text.documentation(method.comment)
        let name = Names.method(method.name)
        text.line("public func \(name)(")
        text.line("  _ request: \(names.type(method.input)), options: CallOptions = .default")
        text.block(") async throws -> \(names.type(method.output))") { text in
          text.line("try await calls.unary(\(methodsType).\(name), request, options: options)")
        }
      }
    }
  }

  private func handlerSignature(_ method: ServiceDefinition.Method) -> String {
    "func \(Names.method(method.name))(_ request: \(names.type(method.input)), "
      + "context: CallContext) async throws -> \(names.type(method.output))"
  }

  private func kind(_ method: ServiceDefinition.Method) -> String {
    switch (method.clientStreaming, method.serverStreaming) {
    case (false, false): "unary"
    case (true, false): "clientStreaming"
    case (false, true): "serverStreaming"
    case (true, true): "bidirectional"
    }
  }
}
