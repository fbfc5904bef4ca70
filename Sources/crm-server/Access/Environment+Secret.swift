import AccessTokens
import FoundationEssentials

extension Environment {
  /// A secret under that name, or in the file that NAME_FILE names.
  /// - Throws: `StartError`, which names the setting and never the value.
  static func secret(_ name: String) throws -> Secret? {
    let fileName = "\(name)_FILE"
    switch (value(name), value(fileName)) {
    case (nil, nil): return nil
    case (let text?, nil): return try secret(text, from: name)
    case (nil, let path?):
      guard let data = try? Data(contentsOf: URL(filePath: path)),
        let text = String(bytes: data, encoding: .utf8)
      else { throw StartError("\(fileName): the file \(path) cannot be read") }
      return try secret(text, from: fileName)
    case (_?, _?): throw StartError("give either \(name) or \(fileName)")
    }
  }

  private static func secret(_ text: String, from name: String) throws -> Secret {
    do throws(Secret.Refusal) {
      return try Secret(text)
    } catch {
      throw StartError(
        "the secret of \(name) \(error): make one by `openssl rand -hex 32`")
    }
  }
}
