import AccessTokens
import ArgumentParser
import Foundation

/// Makes access tokens on the server's machine.
struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Make access tokens with a key of the server.",
    subcommands: [Create.self])

  struct Create: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make an access token, and print it.",
      discussion: """
        With SECRET_KEY or SECRET_KEY_FILE in the environment it is one of the auth service's \
        (JWT_ISSUER, JWT_AUDIENCE and JWT_KEY_ID as the server has them); else it is made by the key \
        in the state directory of a server on this machine (CRM_STATE_DIR), which only that server \
        believes.
        """)

    @Option(name: .long, help: "Whom it is for: a user's id, or a service's name.")
    var subject: String

    @Option(
      name: .customLong("permission"),
      help: "Such as crm:read:customers or crm:update:*; may be given several times.")
    var permissions: [String]

    @Option(name: .long, help: "How long it is valid: 90s, 30m, 12h, 30d.")
    var ttl = "1h"

    func validate() throws {
      guard (1...255).contains(subject.utf8.count) else {
        throw ValidationError("--subject must have 1 to 255 bytes")
      }
      guard lifetimeSeconds != nil else {
        throw ValidationError("--ttl must be 1s to 365d, such as 30m, 12h or 30d")
      }
    }

    func run() throws {
      let token = try mint().token(
        subject: subject, permissions: permissions, now: Int64(Date().timeIntervalSince1970),
        lifetimeSeconds: lifetimeSeconds ?? 3_600)
      StandardOutput.print(token)
    }

    private var lifetimeSeconds: Int64? {
      let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
      guard let unit = ttl.last.flatMap({ units[$0] }), let count = Int64(ttl.dropLast()),
        (1...31_536_000).contains(count), (1...31_536_000).contains(count * unit)
      else { return nil }
      return count * unit
    }

    private func mint() throws -> TokenMint {
      if let secret = try Self.sharedSecret() {
        return TokenMint(
          secret: secret.bytes, keyID: ProcessEnvironment.value("JWT_KEY_ID"),
          issuer: ProcessEnvironment.value("JWT_ISSUER") ?? "auth-service",
          audience: ProcessEnvironment.value("JWT_AUDIENCE") ?? "mtterp")
      }
      do {
        let secret = try LocalKey.read(inStateDirectory: Credentials.stateDirectory)
        return TokenMint(
          secret: secret.bytes, keyID: LocalKey.keyID, issuer: LocalKey.issuer,
          audience: LocalKey.audience)
      } catch {
        throw InputError("\(error): start the server once, as its own user, or set SECRET_KEY_FILE")
      }
    }

    private static func sharedSecret() throws -> Secret? {
      var text = ProcessEnvironment.value("SECRET_KEY")
      if text == nil, let path = ProcessEnvironment.value("SECRET_KEY_FILE") {
        text = try TokenFile.read(path)
      }
      guard let text else { return nil }
      do throws(Secret.Refusal) {
        return try Secret(text)
      } catch {
        throw InputError("SECRET_KEY \(error)")
      }
    }
  }
}
