import AccessTokens
import Foundation
import Glibc
import RPCClient
import Synchronization

/// With what crmctl shows who it is: a token of the environment, else the one of `crmctl login`, else one that it
/// makes itself with the key of a server on this machine.
struct Credentials: Sendable {
  enum Origin: Sendable, Equatable {
    case environment
    case login
    case localKey(directory: String)
  }

  let origin: Origin
  /// The value of `authorization`, now.
  let authorization: @Sendable () -> String

  /// - Parameters:
  ///   - server: as it was given.
  ///   - addresses: of the same.
  /// - Returns: nil when there are none: a certificate may do.
  /// - Throws: `InputError` for a file that was named and cannot be read.
  static func find(
    for server: String, at addresses: [ServerAddress], tokenFile: String?
  ) throws -> Credentials? {
    if let token = try given(tokenFile) {
      return Credentials(origin: .environment) { "Bearer \(token)" }
    }
    if let token = try SavedLogins.read().token(for: server) {
      return Credentials(origin: .login) { "Bearer \(token)" }
    }
    guard addresses.allSatisfy(\.isLoopback) else { return nil }
    let directory = stateDirectory
    // Without one, or where it is another user's, the server has the last word.
    guard let secret = try? LocalKey.read(inStateDirectory: directory) else { return nil }
    let token = LocalToken(secret)
    return Credentials(origin: .localKey(directory: directory)) { "Bearer \(token.current)" }
  }

  static var stateDirectory: String {
    ProcessEnvironment.value("CRM_STATE_DIR") ?? StateDirectory.standard
  }

  /// The one that this command was given, if any.
  static func given(_ file: String?) throws -> String? {
    if let path = file ?? ProcessEnvironment.value("CRM_TOKEN_FILE") {
      return try TokenFile.read(path)
    }
    return ProcessEnvironment.value("CRM_TOKEN")
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
  fileprivate var isLoopback: Bool {
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
