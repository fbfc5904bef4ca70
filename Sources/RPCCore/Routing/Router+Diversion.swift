extension Router {
  /// Lets some calls of unary methods be answered elsewhere. They must be registered.
  ///
  /// A unary call has answered nothing before its handler returns, so that it can begin anew here when
  /// the other place fails.
  /// - Parameter choose: where a call goes; nil to the handler that is registered. It must not wait.
  package mutating func divert(
    _ methods: [MethodDescriptor],
    by choose: @escaping @Sendable (CallContext) throws(RPCError) -> Diversion?
  ) {
    for method in methods {
      precondition(method.kind == .unary, "\(method.fullName) is not unary")
      guard let own = routes[method.service]?[method.name] else {
        preconditionFailure("\(method.fullName) is not registered")
      }
      var route = Route(method) { exchange, context in
        guard let diversion = try choose(context) else {
          return try await own.run(exchange, context)
        }
        do {
          return try await diversion.run(exchange, context)
        } catch  where diversion.isItsFault(error) {
          return try await own.run(exchange, context)
        }
      }
      route.runsApart = own.runsApart
      routes[method.service]?[method.name] = route
    }
  }
}

/// Another place in which a call may be answered.
package struct Diversion: Sendable {
  private let router: Router
  private let deadline: ContinuousClock.Instant
  fileprivate let isItsFault: @Sendable (any Error) -> Bool

  /// - Parameters:
  ///   - router: serves the same method.
  ///   - deadline: by when it has to have answered; the call's own counts besides.
  ///   - isItsFault: whether, after this error, the call is to begin anew at home.
  package init(
    to router: Router, until deadline: ContinuousClock.Instant,
    isItsFault: @escaping @Sendable (any Error) -> Bool
  ) {
    self.router = router
    self.deadline = deadline
    self.isItsFault = isItsFault
  }

  fileprivate func run(_ exchange: CallExchange, _ context: CallContext) async throws -> [UInt8]? {
    let route = try router.route(service: context.method.service, method: context.method.name)
    var context = context
    context.deadline = min(context.deadline, deadline)
    return try await route.run(exchange, context)
  }
}
