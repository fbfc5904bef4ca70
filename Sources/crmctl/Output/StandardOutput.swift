import Foundation
import Glibc

/// Where results go. Written at once and in order with standard error, which `print` does not do when
/// the output is a pipe.
enum StandardOutput {
  /// Writes a text and a line end. A reader that has gone (`crmctl … | head`) ends the program in silence, and a full
  /// disk as a failure.
  static func print(_ text: String) { write("\(text)\n") }

  static func write(_ text: String) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      end(after: error)
    }
  }

  private static func end(after error: any Error) -> Never {
    let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
    if cause.domain == NSPOSIXErrorDomain, cause.code == Int(EPIPE) { exit(0) }
    let reason = cause.localizedFailureReason ?? cause.localizedDescription
    StandardError.print("Error: the output cannot be written: \(reason)")
    exit(ExitStatus.failed.rawValue)
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
