import Foundation
import Protobuf

/// JSON given on the command line.
enum Input {
  /// The text itself, `@FILE` for a file's content, `-` for standard input.
  static func json(_ argument: String) throws -> JSONValue {
    if argument == "-" {
      return try JSONValue(utf8: Array(FileHandle.standardInput.readToEnd() ?? Data()))
    }
    guard argument.hasPrefix("@") else { return try JSONValue(text: argument) }
    let path = String(argument.dropFirst())
    guard let data = FileManager.default.contents(atPath: path) else {
      throw InputError("cannot read \(path)")
    }
    return try JSONValue(utf8: Array(data))
  }
}
