/// The methods that are served. Filled once at start-up; knows nothing of the wire.
public struct Router: Sendable {
  var routes: [String: [String: Route]] = [:]
  private var drainServices: Set<String> = []
  /// Who may call; nil: everybody, anonymously.
  public var gate: (any CallGate)?

  public init() {}

  /// Every registered method, in the order of its full name.
  public var methods: [MethodDescriptor] {
    routes.values.flatMap { $0.values.map(\.method) }.sorted { $0.fullName < $1.fullName }
  }

  /// How the calls of every registered method have ended, in the order of its full name. What is called by a
  /// service's second name counts among those by its first.
  package var statistics: [(method: MethodDescriptor, calls: CallStatistics.Snapshot)] {
    var seen: Set<ObjectIdentifier> = []
    return routes.values.flatMap(\.values)
      .filter { seen.insert(ObjectIdentifier($0.statistics)).inserted }
      .sorted { $0.method.fullName < $1.method.fullName }
      .map { ($0.method, $0.statistics.snapshot) }
  }

  /// - Throws: UNIMPLEMENTED, with one reason for an unknown service and another for an unknown method.
  package func route(service: String, method: String) throws(RPCError) -> Route {
    guard let methods = routes[service] else { throw .serviceUnknown }
    guard let route = methods[method] else { throw .methodUnknown }
    return route
  }

  /// Traps when the method is registered already or is of another kind: both are mistakes of the
  /// program, to be seen when it starts.
  mutating func add(_ route: Route, as kind: MethodKind) {
    let method = route.method
    precondition(method.kind == kind, "\(method.fullName) is not \(kind)")
    precondition(
      routes[method.service]?[method.name] == nil, "\(method.fullName) is registered twice")
    routes[method.service, default: [:]][method.name] = route
  }

  /// Runs the handlers of these methods on the threads for long work, not on their connection's:
  /// for what answers many rows. They must be registered.
  public mutating func runApart(_ methods: [MethodDescriptor]) {
    for method in methods {
      precondition(
        routes[method.service]?[method.name] != nil, "\(method.fullName) is not registered")
      guard let route = routes[method.service]?[method.name] else { continue }
      routes[method.service]?[method.name] = Route(method, runsApart: true, run: route.run)
    }
  }

  /// Goes on serving a service while the server drains: for what tells callers that it does.
  public mutating func serveWhileDraining(_ service: String) {
    drainServices.insert(service)
  }

  package func isServedWhileDraining(_ method: MethodDescriptor) -> Bool {
    method.kind == .unary && drainServices.contains(method.service)
  }

  /// Serves what `service` serves under a second name too.
  package mutating func alias(_ name: String, of service: String) {
    routes[name] = routes[service]
  }
}
