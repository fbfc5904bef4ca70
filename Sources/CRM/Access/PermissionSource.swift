/// Who knows what a token may do that does not say so itself: the auth service.
package protocol PermissionSource: Sendable {
  /// - Parameters:
  ///   - token: its signature and its claims are believed already.
  ///   - traceparent: of the call that it is asked for; nil when that is part of no trace.
  func permissions(of token: String, traceparent: String?) async -> PermissionAnswer
}

package enum PermissionAnswer: Sendable, Equatable {
  /// As `crm:read:customers`.
  case granted([String])
  /// The token counts for nothing any more.
  case revoked
  /// It could not be found out now.
  case unavailable
}
