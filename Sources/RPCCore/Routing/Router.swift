public import Protobuf

/// The methods that are served. Filled once at start-up; knows nothing of the wire.
public struct Router: Sendable {
  private var routes: [String: [String: Route]] = [:]

  public init() {}

  /// Serves `method` with `handler`, which gets the decoded request and throws `RPCError` or what
  /// converts to it. Traps when the method is registered already or is not unary: both are mistakes
  /// of the program, to be seen when it starts.
  public mutating func register<Input: Message, Output: Message>(
    _ method: MethodDescriptor,
    _ handler: @escaping @Sendable (Input, CallContext) async throws -> Output
  ) {
    precondition(method.kind == .unary, "\(method.fullName) is not a unary method")
    precondition(
      routes[method.service]?[method.name] == nil, "\(method.fullName) is registered twice")
    routes[method.service, default: [:]][method.name] = Route(method: method) { payload, context in
      let request: Input
      do throws(DecodeError) {
        request = try Input(serialized: payload)
      } catch {
        throw RPCError(requestPayload: error)
      }
      return try await handler(request, context).serialized()
    }
  }

  /// Every registered method, in the order of its full name.
  public var methods: [MethodDescriptor] {
    routes.values.flatMap { $0.values.map(\.method) }.sorted { $0.fullName < $1.fullName }
  }

  /// - Throws: UNIMPLEMENTED, with one reason for an unknown service and another for an unknown method.
  package func route(service: String, method: String) throws(RPCError) -> Route {
    guard let methods = routes[service] else { throw .serviceUnknown }
    guard let route = methods[method] else { throw .methodUnknown }
    return route
  }
}

/// A method and how it is run: payload in, payload out.
package struct Route: Sendable {
  package let method: MethodDescriptor
  package let run: @Sendable (_ payload: [UInt8], CallContext) async throws -> [UInt8]

  init(
    method: MethodDescriptor,
    run: @escaping @Sendable (_ payload: [UInt8], CallContext) async throws -> [UInt8]
  ) {
    self.method = method
    self.run = run
  }
}
