import Foundation

/// The programs of one installed PostgreSQL version.
package struct Binaries: Sendable {
  package let folder: String

  package func path(of program: String) -> String { folder + "/" + program }

  /// The newest installed version, or the one that the cluster was made with.
  package static func find(forVersion wanted: String? = nil) throws -> Binaries {
    let root = "/usr/lib/postgresql"
    let versions = installedVersions(in: root)
    let version = wanted.map { wanted in versions.first { $0 == wanted } } ?? versions.last
    if let version { return Binaries(folder: "\(root)/\(version)/bin") }
    for folder in (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":") {
      let binaries = Binaries(folder: String(folder))
      guard binaries.areComplete, wanted == nil || binaries.version == wanted else { continue }
      return binaries
    }
    throw EmbeddedPostgresError.binariesMissing(version: wanted)
  }

  /// Oldest first.
  private static func installedVersions(in root: String) -> [String] {
    // Where there is no such directory there are no versions in it.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return names.filter { Binaries(folder: "\(root)/\($0)/bin").areComplete }
      .sorted { (Double($0) ?? 0) < (Double($1) ?? 0) }
  }

  private var areComplete: Bool {
    ["postgres", "initdb"].allSatisfy {
      FileManager.default.isExecutableFile(atPath: path(of: $0))
    }
  }

  /// The major version, out of "postgres (PostgreSQL) 15.18 (Debian …)".
  private var version: String? {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: path(of: "postgres"))
    process.arguments = ["--version"]
    process.standardOutput = pipe
    guard (try? process.run()) != nil else {
      return nil  // not executable after all: not a candidate
    }
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text.split(separator: " ").dropFirst(2).first?.split(separator: ".").first.map(
      String.init)
  }
}
