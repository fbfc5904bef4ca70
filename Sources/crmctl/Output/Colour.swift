import Foundation
import Glibc

/// Colours for words that say how something stands.
enum Colour: String {
  case green = "32"
  case yellow = "33"
  case red = "31"

  /// The text as it is where nobody asked for colours: outside of a terminal, with NO_COLOR set to anything
  /// (no-color.org), and on one that has none.
  func paint(_ text: String, on descriptor: Int32 = STDOUT_FILENO) -> String {
    Self.areShown(
      isTerminal: isatty(descriptor) == 1, ProcessInfo.processInfo.environment)
      ? "\u{1b}[\(rawValue)m\(text)\u{1b}[0m" : text
  }

  static func areShown(isTerminal: Bool, _ environment: [String: String]) -> Bool {
    isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }
}
