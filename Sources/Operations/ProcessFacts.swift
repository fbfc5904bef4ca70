import FoundationEssentials
import Glibc

/// What the kernel tells of this process (proc(5)).
public struct ProcessFacts: Sendable, Hashable {
  public let cpuSeconds: Double
  public let residentBytes: Int
  public let virtualBytes: Int
  public let threads: Int
  public let openFiles: Int
  /// Unix time.
  public let startSeconds: Double

  /// Nil where there is no /proc.
  public static func current() -> ProcessFacts? {
    guard let stat = text("/proc/self/stat"), let status = text("/proc/stat"),
      // The name of the program comes first, and may have anything in it but the last parenthesis.
      let end = stat.lastIndex(of: ")")
    else { return nil }
    let fields = stat[stat.index(after: end)...].split(separator: " ").map { Double($0) ?? 0 }
    let bootTime = status.split(separator: "\n").first { $0.hasPrefix("btime ") }
      .flatMap { Double($0.dropFirst(6)) }
    guard fields.count > 21, let bootTime else { return nil }
    let ticks = Double(sysconf(CInt(_SC_CLK_TCK)))
    // Numbered from 1 in the manual, the first two are cut off here.
    func field(_ number: Int) -> Double { fields[number - 3] }
    return ProcessFacts(
      cpuSeconds: (field(14) + field(15)) / ticks,
      residentBytes: Int(field(24)) * sysconf(CInt(_SC_PAGESIZE)), virtualBytes: Int(field(23)),
      threads: Int(field(20)), openFiles: openFileCount,
      startSeconds: bootTime + field(22) / ticks)
  }

  /// Without the one by which they are counted.
  private static var openFileCount: Int {
    let names = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
    return max(0, (names?.count ?? 0) - 1)
  }

  private static func text(_ path: String) -> String? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    return String(decoding: data, as: UTF8.self)
  }
}
