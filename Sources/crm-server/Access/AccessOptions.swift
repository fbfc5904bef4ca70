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

  var given: [Setting: String?] {
    [
      .keySetFile: jwksFile, .keySetURL: jwksURL, .authServiceURL: authServiceURL,
      .principalsFile: principalsFile,
    ]
  }
}

extension ProgramSettings {
  /// - Throws: `StartError`, which names the setting.
  func access() throws -> AccessConfiguration {
    AccessConfiguration(
      issuer: value(.tokenIssuer) ?? "", audience: value(.tokenAudience) ?? "",
      secret: try secret(.secretKey, inFile: .secretKeyFile), secretKeyID: value(.tokenKeyID),
      keySetFile: value(.keySetFile), keySetURL: try url(.keySetURL),
      authServiceURL: try url(.authServiceURL), principalsFile: value(.principalsFile))
  }

  private func url(_ setting: Setting) throws -> String? {
    guard let text = value(setting) else { return nil }
    guard text.hasPrefix("https://") || text.hasPrefix("http://") else {
      throw StartError("\(setting.name) must be a URL that begins with https:// or http://")
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
  private var hasKeys: Bool { secret != nil || keySetFile != nil || keySetURL != nil }

  /// - Throws: `StartError` when nobody could ever call.
  func requireCallers(hasLocalKey: Bool, isMutualTLS: Bool) throws {
    let hasPrincipals = isMutualTLS && principalsFile != nil
    guard hasKeys || hasLocalKey || hasPrincipals else {
      throw StartError(
        "nobody could call: with DATABASE_URL give SECRET_KEY (or SECRET_KEY_FILE), JWT_JWKS_FILE "
          + "or JWT_JWKS_URL, or mutual TLS with CRM_PRINCIPALS_FILE")
    }
  }
}
