import AccessTokens
import ArgumentParser

/// Whose tokens count, and who says what they may. Secrets come from the environment or from files alone.
struct AccessOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Believe tokens by the keys of this JSON Web Key Set. Environment: JWT_JWKS_FILE.",
      valueName: "file"))
  var jwksFile: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Believe tokens by the key set that is served there. Environment: JWT_JWKS_URL.",
      valueName: "url"))
  var jwksURL: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      Ask the auth service there what tokens may that do not say so themselves. Environment: \
      AUTH_SERVICE_URL.
      """, valueName: "url"))
  var authServiceURL: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      The services that prove themselves by client certificates, and their permissions: a JSON file. \
      Environment: CRM_PRINCIPALS_FILE.
      """, valueName: "file"))
  var principalsFile: String?

  func configuration() throws -> AccessConfiguration {
    AccessConfiguration(
      issuer: Environment.value("JWT_ISSUER") ?? "auth-service",
      audience: Environment.value("JWT_AUDIENCE") ?? "mtterp",
      secret: try Environment.secret("SECRET_KEY"),
      secretKeyID: Environment.value("JWT_KEY_ID"),
      keySetFile: jwksFile ?? Environment.value("JWT_JWKS_FILE"),
      keySetURL: try Self.url(jwksURL, "JWT_JWKS_URL"),
      authServiceURL: try Self.url(authServiceURL, "AUTH_SERVICE_URL"),
      principalsFile: principalsFile ?? Environment.value("CRM_PRINCIPALS_FILE"))
  }

  private static func url(_ option: String?, _ name: String) throws -> String? {
    guard let text = option ?? Environment.value(name) else { return nil }
    guard text.hasPrefix("https://") || text.hasPrefix("http://") else {
      throw StartError("\(name) must be a URL that begins with https:// or http://")
    }
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }
}

struct AccessConfiguration {
  let issuer: String
  let audience: String
  let secret: Secret?
  let secretKeyID: String?
  let keySetFile: String?
  let keySetURL: String?
  let authServiceURL: String?
  let principalsFile: String?

  /// Whether anybody's tokens are believed, the machine's own apart.
  var hasKeys: Bool { secret != nil || keySetFile != nil || keySetURL != nil }
}
