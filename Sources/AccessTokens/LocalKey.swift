/// The key of a server's own machine: made at the first start, readable by the server's user and by root alone.
/// Whoever can read it may make themselves any token of that server, as `crmctl` on that machine does.
public enum LocalKey {
  public static let issuer = "crm-server"
  public static let audience = "crm-server"
  /// What the tokens of an operator on that machine may: everything.
  public static let permissions = [
    "crm:create:*", "crm:read:*", "crm:update:*", "crm:delete:*",
  ]
  /// In the token's header, so that it is not taken for one of the shared secret.
  public static let keyID = "local"

  public static func read(inStateDirectory directory: String) throws(KeyFileError) -> Secret {
    try file(in: directory).read()
  }

  /// The key that is there, or a new one.
  public static func readOrMake(inStateDirectory directory: String) throws(KeyFileError) -> Secret {
    try file(in: directory).readOrMake()
  }

  private static func file(in directory: String) -> KeyFile { KeyFile("token.key", in: directory) }
}
