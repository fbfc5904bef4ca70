import Foundation
import Glibc

/// Something that nobody looks on at.
enum SecretInput {
  /// One line of standard input; at a terminal without showing it.
  /// - Throws: `InputError` when there is none.
  static func read(_ prompt: String) throws -> String {
    let isTerminal = isatty(STDIN_FILENO) == 1
    if isTerminal {
      StandardError.write(prompt)
      try stty("-echo")
    }
    let line = readLine()
    if isTerminal {
      try stty("echo")
      StandardError.print("")
    }
    guard let text = line?.trimmingCharacters(in: .whitespaces), !text.isEmpty else {
      throw InputError("no token was given")
    }
    return text
  }

  /// The calls behind it take pointers.
  private static func stty(_ argument: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["stty", argument]
    process.standardInput = FileHandle.standardInput
    try process.run()
    process.waitUntilExit()
  }
}
