import ArgumentParser
import CRMProto
import Foundation
import Protobuf

/// Keeps an access token for a server.
struct LoginCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "login",
    abstract: "Keep an access token for a server.",
    discussion: """
      The token is read from --token-file, from CRM_TOKEN, or from the standard input (at a terminal \
      without showing it), shown to the server, and kept in \(SavedLogins.path), under the server's address or the \
      profile's `login`.
      """)

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let settings = try connection.settings
    let token = try Credentials.given(settings)?.text ?? SecretInput.read("Access token: ")
    try await connection.withClient(token: token) { client in
      let caller = try await ControlServiceClient(client).authenticate(
        .init(token: token), options: connection.callOptions)
      var logins = try SavedLogins.read()
      try logins.set(token, for: settings.loginName)
      try output.print(caller) { "Logged in.\n" + WhoamiCommand.text(caller) }
    }
  }
}

/// Forgets it.
struct LogoutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logout", abstract: "Forget the access token of a server.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let name = try connection.settings.loginName
    var logins = try SavedLogins.read()
    guard logins.token(for: name) != nil else {
      throw InputError("nobody is logged in at \(name)")
    }
    try logins.set(nil, for: name)
    try output.print(Answer([.init("logged_out_of", .string(name))])) { "Logged out of \(name)." }
  }
}

/// Who the server takes crmctl for.
struct WhoamiCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whoami", abstract: "Say who calls, and what they may do.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let caller = try await ControlServiceClient(client).authenticate(
        .init(), options: connection.callOptions)
      try output.print(caller) { Self.text(caller) }
    }
  }

  static func text(_ caller: AuthenticateResponse) -> String {
    var fields = FieldList()
    fields.add("caller", caller.caller)
    fields.add("until", InstantText.of(caller.expiresAt))
    fields.add(
      "permissions",
      caller.permissions.isEmpty ? "none" : caller.permissions.joined(separator: ", "))
    return fields.text
  }
}
