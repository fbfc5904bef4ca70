import Foundation
import Glibc

/// A terminal on which one picture takes the place of the one before, without flicker: lines are written over, and what
/// is left of the old ones is taken away.
struct LiveScreen: Sendable {
  private static let home = "\u{1b}[H"
  private static let clearScreen = "\u{1b}[2J"
  private static let clearToLineEnd = "\u{1b}[K"
  private static let clearToScreenEnd = "\u{1b}[J"
  private static let hideCursor = "\u{1b}[?25l"
  private static let showCursor = "\u{1b}[?25h"

  /// Nil where standard output is no terminal, or one that cannot move its cursor.
  static var onTerminal: LiveScreen? {
    let isDumb = ProcessInfo.processInfo.environment["TERM"].map { $0.isEmpty || $0 == "dumb" }
    return isatty(STDOUT_FILENO) == 1 && isDumb == false ? LiveScreen() : nil
  }

  private init() {}

  func begin() { StandardOutput.write(Self.hideCursor + Self.home + Self.clearScreen) }

  /// - Parameter rows: of the terminal: lines that do not fit are left out, for they would move the others away.
  func draw(_ lines: [String], rows: Int?) {
    let shown = rows.map { Array(lines.prefix(max(1, $0 - 1))) } ?? lines
    StandardOutput.write(
      Self.home + shown.map { "\($0)\(Self.clearToLineEnd)\n" }.joined() + Self.clearToScreenEnd)
  }

  /// The terminal as it was, with the last picture on it.
  func end() { StandardOutput.write(Self.showCursor) }
}
