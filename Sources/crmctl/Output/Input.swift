import Foundation
import Protobuf

/// JSON given on the command line.
enum Input {
  /// The object itself, `-` for standard input, else a file's name, with or without `@` before it.
  static func json(_ argument: String) throws -> JSONValue {
    if argument == "-" {
      return try JSONValue(utf8: Array(FileHandle.standardInput.readToEnd() ?? Data()))
    }
    if argument.first(where: { !$0.isWhitespace }) == "{" { return try JSONValue(text: argument) }
    let path = argument.hasPrefix("@") ? String(argument.dropFirst()) : argument
    guard let data = FileManager.default.contents(atPath: path) else {
      throw InputError("\(path) is no JSON object, and no file of that name can be read")
    }
    return try JSONValue(utf8: Array(data))
  }
}
