import Logging
package import RPCCore

/// Lets in whom the rules let in, and says who it is.
package struct AccessGate: CallGate {
  private let rules: [String: MethodRule]
  private let authenticator: Authenticator
  private let onRefusal: @Sendable (CallContext, RPCError) -> Void

  /// - Parameters:
  ///   - methods: all that are served.
  ///   - onRefusal: is told of every call that is refused for who makes it, and must not wait.
  /// - Throws: `MissingRules` when a method has no rule.
  package init(
    methods: [MethodDescriptor], rules: [MethodRule] = MethodRules.all,
    authenticator: Authenticator,
    onRefusal: @escaping @Sendable (CallContext, RPCError) -> Void = { _, _ in }
  ) throws(MissingRules) {
    self.rules = Dictionary(rules.map { ($0.method, $0) }) { _, last in last }
    self.authenticator = authenticator
    self.onRefusal = onRefusal
    let missing = methods.map(\.fullName).filter { self.rules[$0] == nil }
    guard missing.isEmpty else { throw MissingRules(methods: missing) }
  }

  package struct MissingRules: Error, CustomStringConvertible {
    package let methods: [String]

    package var description: String {
      "no rule says who may call \(methods.joined(separator: ", "))"
    }
  }

  package func admit(_ call: CallContext) async throws(RPCError) -> Caller {
    guard let rule = rules[call.method.fullName] else { throw .permissionDenied([]) }
    switch rule.access {
    case .anyone:
      return .anonymous
    case .anyCaller:
      return try await authenticator.caller(of: call)
    case .permissions(let needed):
      let caller = try await authenticator.caller(of: call)
      let missing = needed.missing(in: caller.permissions)
      guard missing.isEmpty else { throw .permissionDenied(missing) }
      return caller
    }
  }

  package func refused(_ call: CallContext, for error: RPCError) {
    onRefusal(call, error)
  }
}
