import Foundation
import Protobuf

/// What is given on the command line: itself, in a file, or on standard input.
enum Input {
  static func json(_ argument: String) throws -> JSONValue {
    try JSONValue(utf8: bytes(argument))
  }

  /// - Throws: `InputError` for a file that is no UTF-8.
  static func text(_ argument: String) throws -> String {
    guard let text = String(validating: try bytes(argument), as: UTF8.self) else {
      throw InputError("what is given is not UTF-8")
    }
    return text
  }

  /// The object itself, `-` for standard input, else a file's name, with or without `@` before it.
  static func bytes(_ argument: String) throws -> [UInt8] {
    if argument == "-" { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) }
    if argument.first(where: { !$0.isWhitespace }) == "{" { return Array(argument.utf8) }
    let path = argument.hasPrefix("@") ? String(argument.dropFirst()) : argument
    guard let data = FileManager.default.contents(atPath: path) else {
      throw InputError("\(path) is no JSON object, and no file of that name can be read")
    }
    return Array(data)
  }
}
