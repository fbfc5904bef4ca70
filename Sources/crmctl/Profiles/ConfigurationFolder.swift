import Foundation

/// Where crmctl keeps what is its user's own.
enum ConfigurationFolder {
  static var path: String {
    let base =
      ProcessEnvironment.value("XDG_CONFIG_HOME")
      ?? "\(ProcessEnvironment.value("HOME") ?? "/tmp")/.config"
    return "\(base)/crmctl"
  }

  /// Writes a file that its user alone may read.
  static func write(_ text: String, to path: String) throws {
    let files = FileManager.default
    do {
      try files.createDirectory(
        atPath: Self.path, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      // Its own before anything is in it.
      if !files.fileExists(atPath: path) {
        _ = files.createFile(
          atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
      }
      try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      let file = try FileHandle(forWritingTo: URL(filePath: path))
      try file.truncate(atOffset: 0)
      try file.write(contentsOf: Data(text.utf8))
      try file.close()
    } catch {
      throw InputError("\(path) cannot be written: check the rights of its folder")
    }
  }
}
