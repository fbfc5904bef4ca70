/// Decides who calls and whether they may, before anything of the request is decoded.
public protocol CallGate: Sendable {
  /// - Throws: UNAUTHENTICATED or PERMISSION_DENIED; UNAVAILABLE when it cannot be found out now.
  func admit(_ call: CallContext) async throws(RPCError) -> Caller

  /// The same without waiting, when it can be told from what is known; nil when it has to be found out.
  func admitAtOnce(_ call: CallContext) -> Caller?

  /// A handler refused a call for who makes it; for whoever keeps a record of that.
  func refused(_ call: CallContext, for error: RPCError)
}

extension CallGate {
  public func admitAtOnce(_ call: CallContext) -> Caller? { nil }
}
