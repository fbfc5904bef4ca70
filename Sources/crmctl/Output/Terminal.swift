import Foundation
import Glibc

/// What standard output is.
enum Terminal {
  /// Columns of the terminal; nil when output goes elsewhere, where nothing may be cut.
  static var width: Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    let exported = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
    return (exported ?? askedFor?.columns).flatMap { $0 > 0 ? $0 : nil }
  }

  /// As large as it is now; nil when output goes elsewhere, or when it does not say.
  static var size: (rows: Int, columns: Int)? {
    guard isatty(STDOUT_FILENO) == 1, let size = askedFor, size.rows > 0, size.columns > 0 else {
      return nil
    }
    return size
  }

  /// By `stty`, which prints rows and columns: the ioctl behind it takes a pointer, and shells seldom
  /// export COLUMNS.
  private static var askedFor: (rows: Int, columns: Int)? {
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
      let numbers = String(decoding: output, as: UTF8.self).split { $0.isWhitespace }
        .compactMap { Int($0) }
      return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
    } catch {
      // Without stty nothing is cut.
      return nil
    }
  }
}
