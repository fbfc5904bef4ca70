import AccessTokens
import AuthService
import CRM
import FoundationEssentials
import Logging
import RPCCore
import RPCServer
import ServiceLifecycle

/// Who may call this server: put together from its configuration.
struct ServerAccess {
  let authenticator: Authenticator
  /// To be run beside the calls, stopped behind them.
  let services: [any Service]
  private let logger: Logger

  /// Puts it together, runs `body`, and lets go of the HTTP client behind it.
  static func with(
    _ configuration: AccessConfiguration, localKeyDirectory: String?, isMutualTLS: Bool,
    logger: Logger, _ body: (ServerAccess) async throws -> Void
  ) async throws {
    let http = AuthServiceClient()
    let outcome: Result<Void, any Error>
    do {
      outcome = .success(
        try await body(
          ServerAccess(
            configuration, http, localKeyDirectory: localKeyDirectory, isMutualTLS: isMutualTLS,
            logger: logger)))
    } catch {
      outcome = .failure(error)
    }
    try await http.shutdown()
    try outcome.get()
  }

  /// - Parameter localKeyDirectory: the state directory, where the machine's own key is or will be; nil for a
  ///   server that has none.
  /// - Throws: `StartError` for files that cannot be used, and when nobody could ever call.
  private init(
    _ configuration: AccessConfiguration, _ http: AuthServiceClient, localKeyDirectory: String?,
    isMutualTLS: Bool, logger: Logger
  ) async throws {
    self.logger = logger
    try configuration.requireCallers(
      hasLocalKey: localKeyDirectory != nil, isMutualTLS: isMutualTLS)
    let verifier = TokenVerifier()
    if let localKeyDirectory {
      verifier.set(
        try await Self.local(in: localKeyDirectory), named: "local key")
    }
    if let secret = configuration.secret {
      verifier.set(
        .init(
          issuer: configuration.issuer, audience: configuration.audience,
          keys: try await TokenKeys(secret: secret.bytes, id: configuration.secretKeyID)),
        named: "SECRET_KEY")
    }
    let principals = CertificatePrincipals()
    var services: [any Service] = []
    for location in Self.keySets(configuration, http) {
      let refresh = KeySetRefresh(
        location: location, verifier: verifier, issuer: configuration.issuer,
        audience: configuration.audience, logger: logger)
      try await refresh.begin()
      services.append(refresh)
    }
    if let path = configuration.principalsFile {
      let reload = PrincipalsReload(path: path, principals: principals, logger: logger)
      try reload.begin()
      services.append(reload)
    }
    self.services = services
    authenticator = Authenticator(
      verifier: verifier,
      permissions: configuration.authServiceURL.map { http.permissions(at: $0) },
      principals: principals, logger: logger)
  }

  /// - Throws: `StartError` when a method that is served has no rule.
  func gate(over methods: [MethodDescriptor], telling denied: DeniedCalls) throws -> AccessGate {
    do {
      return try AccessGate(
        methods: methods, authenticator: authenticator,
        onRefusal: { [logger] call, error in
          denied.record(call, error)
          logger.info(
            "call refused",
            metadata: [
              "call_id": "\(call.callID)", "method": "\(call.method.fullName)",
              "reason": "\(error.reason)",
            ])
        })
    } catch {
      throw StartError(error.description)
    }
  }

  private static func local(in directory: String) async throws -> TokenVerifier.Source {
    do {
      let secret = try LocalKey.readOrMake(inStateDirectory: directory)
      return .init(
        issuer: LocalKey.issuer, audience: LocalKey.audience,
        keys: try await TokenKeys(secret: secret.bytes, id: LocalKey.keyID))
    } catch let error as KeyFileError {
      throw StartError(error.description)
    }
  }

  private static func keySets(
    _ configuration: AccessConfiguration, _ http: AuthServiceClient
  ) -> [KeySetRefresh.Location] {
    [
      configuration.keySetFile.map { .file($0) },
      configuration.keySetURL.map { .url($0, http.keySet(at: $0)) },
    ].compactMap(\.self)
  }
}
