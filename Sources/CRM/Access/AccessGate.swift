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

  package func admitAtOnce(_ call: CallContext) -> Caller? {
    switch rules[call.method.fullName]?.access {
    case .anyone: return .anonymous
    case .anyCaller: return authenticator.callerAtOnce(of: call)
    case .permissions(let needed):
      guard let caller = authenticator.callerAtOnce(of: call), caller.permissions.contains(needed)
      else { return nil }
      return caller
    case nil: return nil
    }
  }

  package func admit(_ call: CallContext) async throws(RPCError) -> Caller {
    var call = call
    do throws(RPCError) {
      guard let access = rules[call.method.fullName]?.access else { throw .permissionDenied([]) }
      if access == .anyone { return .anonymous }
      call.caller = try await authenticator.caller(of: call)
      if case .permissions(let needed) = access { try call.caller.require(needed) }
      return call.caller
    } catch {
      if error.code != .unavailable { onRefusal(call, error) }
      throw error
    }
  }

  package func refused(_ call: CallContext, for error: RPCError) {
    onRefusal(call, error)
  }
}
