import Foundation
import Glibc

/// Where results go. Written at once and in order with standard error, which `print` does not do when
/// the output is a pipe.
enum StandardOutput {
  /// Writes a text and a line end. A reader that has gone (`crmctl … | head`) ends the program in silence.
  static func print(_ text: String) { write("\(text)\n") }

  static func write(_ text: String) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      exit(0)
    }
  }
}

/// Where everything else goes: hints, progress, failures.
enum StandardError {
  static func print(_ text: String) {
    write("\(text)\n")
  }

  static func write(_ text: String) {
    // Nobody is left to tell when it fails.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
