import Foundation

/// The kernel's account of who started whom.
enum ProcessTree {
  /// Process ids of the children that run now.
  static func children(of parent: Int32) -> [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { Int32($0) }.filter { self.parent(of: $0) == parent }
  }

  /// Nil when the process is gone. The name, in brackets, may hold anything (proc(5), `stat`).
  private static func parent(of process: Int32) -> Int32? {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let end = text.lastIndex(of: ")")
    else { return nil }
    let fields = text[end...].split(separator: " ")
    return fields.count > 2 ? Int32(fields[2]) : nil
  }
}
