import AccessTokens
import FoundationEssentials

extension ProgramSettings {
  /// A secret, as it stands or in the file that another setting names.
  /// - Throws: `StartError`, which names the setting and never the value.
  func secret(_ setting: Setting, inFile fileSetting: Setting) throws -> Secret? {
    switch (value(setting), value(fileSetting)) {
    case (nil, nil): return nil
    case (let text?, nil): return try Self.secret(text, from: setting)
    case (nil, let path?):
      guard let data = try? Data(contentsOf: URL(filePath: path)),
        let text = String(bytes: data, encoding: .utf8)
      else { throw StartError("\(fileSetting.name): the file \(path) cannot be read") }
      return try Self.secret(text, from: fileSetting)
    case (_?, _?): throw StartError("give either \(setting.name) or \(fileSetting.name)")
    }
  }

  private static func secret(_ text: String, from setting: Setting) throws -> Secret {
    do throws(Secret.Refusal) {
      return try Secret(text)
    } catch {
      throw StartError(
        "the secret of \(setting.name) \(error): make one by `openssl rand -hex 32`")
    }
  }
}
