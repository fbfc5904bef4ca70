/// Who knows what a token may do that does not say so itself: the auth service.
package protocol PermissionSource: Sendable {
  /// - Parameter token: its signature and its claims are believed already.
  func permissions(of token: String) async -> PermissionAnswer
}

package enum PermissionAnswer: Sendable, Equatable {
  /// As `crm:read:customers`.
  case granted([String])
  /// The token counts for nothing any more.
  case revoked
  /// It could not be found out now.
  case unavailable
}
