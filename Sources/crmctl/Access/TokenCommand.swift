import AccessTokens
import ArgumentParser
import Foundation
import Protobuf
import WireProto

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

    // Nobody is called: they are taken so that they may stand before any command.
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
      guard (1...255).contains(subject.utf8.count) else {
        throw ValidationError("--subject must have 1 to 255 bytes")
      }
      if let complaint = permissions.lazy.compactMap(TokenPermission.complaint).first {
        throw ValidationError("--permission: \(complaint)")
      }
      guard lifetimeSeconds != nil else {
        throw ValidationError("--ttl must be 1s to 365d, such as 30m, 12h or 30d")
      }
    }

    func run() throws {
      let now = Int64(Date().timeIntervalSince1970)
      let lifetimeSeconds = lifetimeSeconds ?? 3_600
      let token = try mint().token(
        subject: subject, permissions: permissions, now: now, lifetimeSeconds: lifetimeSeconds)
      let end = GoogleProtobuf.Timestamp(seconds: now + lifetimeSeconds)
      let answer = Answer([
        .init("token", .string(token)), .init("subject", .string(subject)),
        .init("permissions", .array(permissions.map { .string($0) })),
        .init("expires_at", try end.json()),
      ])
      try output.print(answer) { token }
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
      let path = ProcessEnvironment.value("SECRET_KEY_FILE")
      guard let text = ProcessEnvironment.value("SECRET_KEY") else {
        return try path.map { try secret(inFile: $0) }
      }
      guard path == nil else { throw InputError("give either SECRET_KEY or SECRET_KEY_FILE") }
      return try secret(text, from: "SECRET_KEY")
    }

    private static func secret(inFile path: String) throws -> Secret {
      guard let data = FileManager.default.contents(atPath: path),
        let text = String(bytes: data, encoding: .utf8)
      else { throw InputError("SECRET_KEY_FILE: the file \(path) cannot be read") }
      return try secret(text, from: "SECRET_KEY_FILE")
    }

    private static func secret(_ text: String, from name: String) throws -> Secret {
      do throws(Secret.Refusal) {
        return try Secret(text)
      } catch {
        throw InputError("the secret of \(name) \(error)")
      }
    }
  }
}
