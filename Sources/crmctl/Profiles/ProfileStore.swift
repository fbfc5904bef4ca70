import ArgumentParser
import Foundation

/// The file of profiles in the user's configuration.
enum ProfileStore {
  /// `$XDG_CONFIG_HOME/crmctl/profiles.ini`, by default below `~/.config`.
  static var path: String { "\(ConfigurationFolder.path)/profiles.ini" }

  /// Empty when there is none.
  /// - Throws: `InputError` that names the file and the line.
  static func read() throws -> ProfileFile {
    guard FileManager.default.fileExists(atPath: path) else { return ProfileFile() }
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(validating: data, as: UTF8.self)
    else { throw InputError("\(path) cannot be read, or is not UTF-8") }
    return try ProfileFile(text, path: path)
  }

  /// For completion, which is no place for complaints.
  static var names: [String] { (try? read().profiles.map(\.name)) ?? [] }

  static var completion: CompletionKind { .custom { _, _, _ in names } }

  static func write(_ file: ProfileFile) throws {
    try ConfigurationFolder.write(file.text, to: path)
  }

  /// The profile that is asked for by the option, the variable or `use`.
  /// - Throws: `InputError` for one that there is not.
  static func profile(named option: String?) throws -> Profile? {
    let file = try read()
    let asked = option ?? ProcessEnvironment.value("CRM_PROFILE")
    guard let name = asked ?? file.used else { return nil }
    return try profile(name, in: file)
  }

  static func profile(_ name: String, in file: ProfileFile) throws -> Profile {
    if let profile = file[name] { return profile }
    let names = file.profiles.map(\.name).joined(separator: ", ")
    throw InputError(
      "there is no profile \(name) in \(path): "
        + (names.isEmpty
          ? "`crmctl profiles set \(name) server=HOST:PORT` makes it" : "there are \(names)"))
  }
}
