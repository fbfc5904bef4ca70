import Foundation

/// The Swift sources of this package, as text.
struct SourceTree {
  struct File {
    /// Relative to the package: `Sources/CRM/Customers/GetCustomer.swift`.
    let path: String
    let lines: [String]

    /// The folder below `Sources`.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    /// Modules that the file imports.
    var imports: [String] {
      lines.compactMap { line in
        let words = line.split(separator: " ").map(String.init)
        guard let index = words.firstIndex(of: "import"), words.count > index + 1,
          words[..<index].allSatisfy({
            ["public", "package", "internal", "private", "@preconcurrency"].contains($0)
              || $0.hasPrefix("@")
          })
        else { return nil }
        let isKind = ["struct", "class", "enum", "func", "protocol"].contains(words[index + 1])
        let name = isKind && words.count > index + 2 ? words[index + 2] : words[index + 1]
        return name.split(separator: ".").first.map(String.init)
      }
    }
  }

  let files: [File]

  static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  init(below folder: String) throws {
    let root = Self.package.appendingPathComponent(folder)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    files = try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
      return File(path: "\(folder)/\(path)", lines: text.components(separatedBy: "\n"))
    }
  }
}
