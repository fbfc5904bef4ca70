import FoundationEssentials
import Glibc

/// What standard output is.
enum Terminal {
  /// Columns of the terminal; nil when output goes elsewhere, where nothing may be cut.
  static var width: Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
  }
}
