/// What a handler may do to the connection that its call came on.
public struct CallConnection: Sendable {
  private let cancelCall: @Sendable (_ streamID: UInt32) async -> Bool

  package init(cancelCall: @escaping @Sendable (_ streamID: UInt32) async -> Bool) {
    self.cancelCall = cancelCall
  }

  /// A call that came on no connection.
  public static let none = CallConnection { _ in false }

  /// Answers the call on that stream CANCELLED and cancels its handler.
  /// - Returns: false when no call is in flight there.
  public func cancelCall(on streamID: UInt32) async -> Bool { await cancelCall(streamID) }
}
