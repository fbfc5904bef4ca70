/// Writes a service: its methods, the protocol that a handler implements, and the client.
struct ServiceWriter {
  let service: ServiceDefinition
  let names: Names

  private var typeName: String {
    let prefix = names.namespace(of: names.package(of: service.fullName))
    return prefix + service.name
  }

  var methodsType: String { "\(typeName)Methods" }

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
        text.line("  kind: .\(method.kind.rawValue), idempotency: .\(method.idempotency.rawValue),")
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
      for method in service.methods {
        text.documentation(method.comment)
        text.line(handlerSignature(method))
      }
    }
    text.line()
    text.block("extension \(typeName)Handler") { text in
      for method in service.methods {
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
        for method in service.methods {
          let name = Names.method(method.name)
          let label = method.kind == .unary ? "" : "\(method.kind.rawValue): "
          text.line("register(\(methodsType).\(name), \(label){")
          text.line("  \(handlerClosureHead(method)) in")
          text.line("  try await handler.\(name)(\(handlerArguments(method)))")
          text.line("})")
        }
      }
    }
  }

  private func writeClient(to text: inout SourceText) {
    text.line("/// Calls `\(service.fullName)`.")
    text.block("public struct \(typeName)Client<Calls: CallMaker>: Sendable") { text in
      text.line("private let calls: Calls")
      text.line()
      text.block("public init(_ calls: Calls)") { $0.line("self.calls = calls") }
      for method in service.methods {
        text.line()
        text.documentation(method.comment)
        writeClientMethod(method, to: &text)
      }
    }
  }

  private func writeClientMethod(
    _ method: ServiceDefinition.Method, to text: inout SourceText
  ) {
    let name = Names.method(method.name)
    let (input, output) = (names.type(method.input), names.type(method.output))
    let request = "_ request: \(input), options: CallOptions = .default"
    let call = "try await calls.\(method.kind.rawValue)(\(methodsType).\(name), "
    switch method.kind {
    case .unary:
      text.line("public func \(name)(")
      text.line("  \(request)")
      text.block(") async throws -> \(output)") { $0.line("\(call)request, options: options)") }
    case .clientStreaming:
      text.line("public func \(name)(")
      text.line("  options: CallOptions = .default,")
      text.line("  _ write: (RequestWriter<\(input)>) async throws -> Void")
      text.block(") async throws -> \(output)") { $0.line("\(call)options: options, write)") }
    case .serverStreaming:
      text.line("public func \(name)<Result>(")
      text.line("  \(request),")
      text.line("  _ read: (MessageStream<\(output)>) async throws -> Result")
      text.block(") async throws -> Result") {
        $0.line("\(call)request, options: options, read)")
      }
    case .bidirectional:
      text.line("public func \(name)<Result>(")
      text.line("  options: CallOptions = .default,")
      text.line(
        "  _ talk: (RequestWriter<\(input)>, MessageStream<\(output)>) async throws -> Result")
      text.block(") async throws -> Result") { $0.line("\(call)options: options, talk)") }
    }
  }

  private func handlerSignature(_ method: ServiceDefinition.Method) -> String {
    let (input, output) = (names.type(method.input), names.type(method.output))
    let parameters =
      switch method.kind {
      case .unary: "_ request: \(input)"
      case .clientStreaming: "_ requests: MessageStream<\(input)>"
      case .serverStreaming: "_ request: \(input), responses: ResponseWriter<\(output)>"
      case .bidirectional:
        "_ requests: MessageStream<\(input)>, responses: ResponseWriter<\(output)>"
      }
    let result = method.serverStreaming ? "" : " -> \(output)"
    return "func \(Names.method(method.name))(\(parameters), context: CallContext) "
      + "async throws\(result)"
  }

  /// The head of the closure that takes what the router gives.
  private func handlerClosureHead(_ method: ServiceDefinition.Method) -> String {
    let (input, output) = (names.type(method.input), names.type(method.output))
    let requests =
      method.clientStreaming ? "requests: MessageStream<\(input)>" : "request: \(input)"
    return method.serverStreaming
      ? "(\(requests), responses: ResponseWriter<\(output)>, context)"
      : "(\(requests), context) async throws -> \(output)"
  }

  private func handlerArguments(_ method: ServiceDefinition.Method) -> String {
    (method.clientStreaming ? "requests" : "request")
      + (method.serverStreaming ? ", responses: responses" : "") + ", context: context"
  }
}

extension ServiceDefinition.Method {
  /// As `MethodKind` of the wire spells it.
  fileprivate enum Kind: String {
    case unary
    case clientStreaming
    case serverStreaming
    case bidirectional
  }

  fileprivate var kind: Kind {
    switch (clientStreaming, serverStreaming) {
    case (false, false): .unary
    case (true, false): .clientStreaming
    case (false, true): .serverStreaming
    case (true, true): .bidirectional
    }
  }
}
