import Foundation

/// The user of the operating system that PostgreSQL runs as: it refuses to run as root.
package struct Account: Sendable {
  let name: String
  /// We are root and have to become that user.
  let isOther: Bool

  package static var forPostgres: Account {
    geteuid() == 0
      ? Account(name: "postgres", isOther: true) : Account(name: NSUserName(), isOther: false)
  }

  /// Users of the operating system that may speak as any of our roles.
  var peers: [String] {
    Set([name, NSUserName(), "postgres"]).sorted()
  }

  /// The command under this account, which ends when the thread that starts it ends.
  ///
  /// PostgreSQL takes SIGINT for an orderly "fast" shutdown.
  package func command(
    _ program: String, _ arguments: [String]
  ) -> (program: String, arguments: [String]) {
    var options = ["--pdeathsig", "INT"]
    if isOther { options += ["--reuid=\(name)", "--regid=\(name)", "--init-groups"] }
    return ("/usr/bin/setpriv", options + ["--", program] + arguments)
  }

  /// Gives a folder to this account, for nobody else to look into.
  package func own(_ path: String) throws {
    var attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
    if isOther {
      attributes[.ownerAccountName] = name
      attributes[.groupOwnerAccountName] = name
    }
    do {
      try FileManager.default.setAttributes(attributes, ofItemAtPath: path)
    } catch {
      throw EmbeddedPostgresError.fileSystem(path: path, action: "give user \(name)")
    }
  }
}
