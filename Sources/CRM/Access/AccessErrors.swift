import RPCCore

// Refusals for who calls. What was shown stands in none of them.

extension RPCError {
  static let credentialsMissing = RPCError(
    .unauthenticated,
    "The call needs an access token (metadata authorization: Bearer …) or a known certificate.",
    reason: "CREDENTIALS_MISSING")
  static let credentialsMalformed = RPCError(
    .unauthenticated, "The metadata authorization is one value, Bearer and an access token.",
    reason: "CREDENTIALS_MALFORMED")
  static let tokenInvalid = RPCError(
    .unauthenticated, "The access token is not valid here.", reason: "TOKEN_INVALID")
  static let tokenExpired = RPCError(
    .unauthenticated, "The access token has expired.", reason: "TOKEN_EXPIRED")
  static let tokenRevoked = RPCError(
    .unauthenticated, "The auth service does not accept the access token.",
    reason: "TOKEN_REVOKED")
  static let authServiceUnavailable = RPCError(
    .unavailable, "The auth service cannot say what the caller may do.",
    reason: "AUTH_SERVICE_UNAVAILABLE", retryDelay: .seconds(1))

  static func permissionDenied(_ missing: [Permission]) -> RPCError {
    RPCError(
      .permissionDenied, "The caller may not do this.", reason: "PERMISSION_MISSING",
      metadata: ["permissions": missing.map(\.text).joined(separator: " ")])
  }
}
