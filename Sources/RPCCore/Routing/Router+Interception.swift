extension Router {
  /// Puts something in front of the handlers of unary methods. They must be registered.
  ///
  /// A unary call has answered nothing before its handler returns, so that it can be answered without the handler,
  /// or begin anew in it when another place fails.
  /// - Parameter answer: gets the handler's route, to run it or not.
  package mutating func intercept(
    _ methods: [MethodDescriptor],
    by answer:
      @escaping @Sendable (_ handler: Route, CallExchange, CallContext) async throws -> [UInt8]?
  ) {
    for method in methods {
      precondition(method.kind == .unary, "\(method.fullName) is not unary")
      guard let handler = routes[method.service]?[method.name] else {
        preconditionFailure("\(method.fullName) is not registered")
      }
      routes[method.service]?[method.name] = Route(method, runsApart: handler.runsApart) {
        exchange, context in
        try await answer(handler, exchange, context)
      }
    }
  }
}
