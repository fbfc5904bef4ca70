import Foundation
import Glibc

/// What standard output is.
enum Terminal {
  /// Columns of the terminal; nil when output goes elsewhere, where nothing may be cut.
  static var width: Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    let exported = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
    return (exported ?? askedFor).flatMap { $0 > 0 ? $0 : nil }
  }

  /// By `stty`, which prints rows and columns: the ioctl behind it takes a pointer, and shells seldom
  /// export COLUMNS.
  private static var askedFor: Int? {
    guard let terminal = FileHandle(forReadingAtPath: "/dev/tty") else { return nil }
    let answer = Pipe()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["stty", "size"]
    process.standardInput = terminal
    process.standardOutput = answer
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
      let output = try answer.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      return String(decoding: output, as: UTF8.self).split { $0.isWhitespace }.last.flatMap {
        Int($0)
      }
    } catch {
      // Without stty nothing is cut.
      return nil
    }
  }
}
