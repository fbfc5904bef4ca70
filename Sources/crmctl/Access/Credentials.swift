import AccessTokens
import Foundation
import Glibc
import RPCClient
import Synchronization

/// With what crmctl shows who it is: a token that it is given, else the one of `crmctl login`, else one that it
/// makes itself with the key of a server on this machine.
struct Credentials: Sendable {
  enum Origin: Sendable, Equatable {
    case variable
    case file(String)
    case login(name: String)
    case localKey(directory: String)
  }

  let origin: Origin
  /// The value of `authorization`, now.
  let authorization: @Sendable () -> String

  /// - Returns: nil when there are none: a certificate may do.
  /// - Throws: `InputError` for a file that was named and cannot be read.
  static func find(by settings: ConnectionSettings) throws -> Credentials? {
    if let token = try given(settings) {
      return Credentials(origin: token.origin) { "Bearer \(token.text)" }
    }
    if let token = try SavedLogins.read().token(for: settings.loginName) {
      return Credentials(origin: .login(name: settings.loginName)) { "Bearer \(token)" }
    }
    guard try settings.addresses.allSatisfy(\.isLoopback) else { return nil }
    let directory = stateDirectory
    // Without one, or where it is another user's, the server has the last word.
    guard let secret = try? LocalKey.read(inStateDirectory: directory) else { return nil }
    let token = LocalToken(secret)
    return Credentials(origin: .localKey(directory: directory)) { "Bearer \(token.current)" }
  }

  static var stateDirectory: String {
    ProcessEnvironment.value("CRM_STATE_DIR") ?? StateDirectory.standard
  }

  /// The token that is named by an option, the environment or the profile, if any. A token in the environment comes
  /// before a file that the profile names.
  static func given(
    _ settings: ConnectionSettings
  ) throws -> (text: String, origin: Origin)? {
    let file = settings[.tokenFile]
    if case .profile? = file?.origin, let token = ProcessEnvironment.value("CRM_TOKEN") {
      return (token, .variable)
    }
    if let file { return (try TokenFile.read(file.text), .file(file.text)) }
    return ProcessEnvironment.value("CRM_TOKEN").map { ($0, .variable) }
  }
}

extension Credentials.Origin {
  var text: String {
    switch self {
    case .variable: "the token in CRM_TOKEN"
    case .file(let path): "the token in \(path)"
    case .login(let name): "the token that `crmctl login` has kept for \(name)"
    case .localKey(let directory): "a token made by the key in \(directory)"
    }
  }
}

/// A file that holds one token.
enum TokenFile {
  /// - Parameter path: `-` for the standard input.
  static func read(_ path: String) throws -> String {
    let data =
      path == "-"
      ? try? FileHandle.standardInput.readToEnd() : try? Data(contentsOf: URL(filePath: path))
    guard let data, let text = String(bytes: data, encoding: .utf8) else {
      throw InputError("the token in \(path) cannot be read")
    }
    let token = text.split(whereSeparator: \.isWhitespace).joined()
    guard !token.isEmpty else { throw InputError("there is no token in \(path)") }
    return token
  }
}

/// A token of a machine's own key, made anew before it ends.
private final class LocalToken: Sendable {
  private static let lifetimeSeconds: Int64 = 600

  private let mint: TokenMint
  private let subject: String
  private let made = Mutex<(token: String, at: Int64)?>(nil)

  init(_ secret: Secret) {
    mint = TokenMint(
      secret: secret.bytes, keyID: LocalKey.keyID, issuer: LocalKey.issuer,
      audience: LocalKey.audience)
    subject = "operator:\(ProcessEnvironment.value("USER") ?? String(geteuid()))"
  }

  var current: String {
    let now = Int64(Date().timeIntervalSince1970)
    return made.withLock { made in
      if let made, now < made.at + Self.lifetimeSeconds / 2 { return made.token }
      let token = mint.token(
        subject: subject, permissions: LocalKey.permissions, now: now,
        lifetimeSeconds: Self.lifetimeSeconds)
      made = (token, now)
      return token
    }
  }
}

extension ServerAddress {
  var isLoopback: Bool {
    host == "localhost" || host == "::1" || host.hasPrefix("127.")
  }
}

enum ProcessEnvironment {
  /// An empty variable counts as unset.
  static func value(_ name: String) -> String? {
    let value = ProcessInfo.processInfo.environment[name]
    return value?.isEmpty == false ? value : nil
  }
}
