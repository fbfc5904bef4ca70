/// Numbers as horizontal bars, each behind its name.
struct BarChart {
  private var bars: [(name: String, value: Int64, note: String)] = []

  mutating func add(_ name: String, _ value: Int64, note: String = "") {
    bars.append((PrintableText.of(name), value, note))
  }

  /// The longest fills what the names and numbers leave of the width. Without one, as for a pipe, nothing is drawn.
  func text(width: Int? = Terminal.width) -> String {
    let nameWidth = bars.map { DisplayWidth.of($0.name) }.max() ?? 0
    let numberWidth = bars.map { "\($0.value)".count }.max() ?? 0
    let noteWidth = bars.map { $0.note.isEmpty ? 0 : DisplayWidth.of($0.note) + 2 }.max() ?? 0
    let room = width.map { max(4, min($0, 100) - nameWidth - numberWidth - noteWidth - 4) } ?? 0
    let longest = bars.map(\.value).max() ?? 0
    return bars.map { bar in
      let number =
        String(repeating: " ", count: numberWidth - "\(bar.value)".count) + "\(bar.value)"
      let name = DisplayWidth.padded(bar.name, to: nameWidth)
      let drawn = room > 0 ? "  " + Self.bar(bar.value, of: longest, room) : ""
      let line = "\(name)  \(number)\(drawn)" + (bar.note.isEmpty ? "" : "  \(bar.note)")
      return line.last == " " ? String(line.reversed().drop { $0 == " " }.reversed()) : line
    }.joined(separator: "\n")
  }

  /// In eighths of a column; what is not nothing is seen.
  private static func bar(_ value: Int64, of longest: Int64, _ room: Int) -> String {
    guard value > 0, longest > 0 else { return "" }
    let eighths = max(1, Int((Double(value) / Double(longest) * Double(room * 8)).rounded()))
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }
}

/// Numbers as one line of blocks, lowest at zero.
enum Sparkline {
  private static let blocks = Array("▁▂▃▄▅▆▇█")

  /// A line above something else: nothing where nothing is drawn.
  static func heading(_ values: [Int64]) -> String {
    Terminal.width == nil || values.count < 2 ? "" : "\(text(values))\n\n"
  }

  static func text(_ values: [Int64]) -> String {
    let highest = Double(values.max() ?? 0)
    return String(
      values.map { value in
        guard highest > 0, value > 0 else { return blocks[0] }
        return blocks[min(blocks.count - 1, Int(Double(value) / highest * Double(blocks.count)))]
      })
  }
}
