import Foundation

/// What `/proc` says of processes (proc(5)). A process that is gone counts as nothing.
package enum ProcessTable {
  private static let ticksPerSecond = Double(sysconf(Int32(_SC_CLK_TCK)))

  /// User and system time so far.
  package static func cpuSeconds(of process: Int32) -> Double {
    // Fields 14 and 15 of the whole line; 12 and 13 behind the command's name.
    let fields = statistics(of: process)
    guard fields.count > 13, let user = Double(fields[11]), let system = Double(fields[12]) else {
      return 0
    }
    return (user + system) / ticksPerSecond
  }

  package static func residentKiB(of process: Int32) -> Int {
    let status = text("/proc/\(process)/status")
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return line?.split(separator: " ").compactMap { Int($0) }.first ?? 0
  }

  package static func children(of parent: Int32) -> [Int32] {
    // Directories of processes are numbers.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { Int32($0) }
      .filter { process in
        let fields = statistics(of: process)
        return fields.count > 1 && Int32(fields[1]) == parent
      }
  }

  /// The fields of `/proc/PID/stat` from the state on: the name before it may hold anything.
  private static func statistics(of process: Int32) -> [Substring] {
    let stat = text("/proc/\(process)/stat")
    guard let end = stat.lastIndex(of: ")") else { return [] }
    return stat[end...].dropFirst(2).split(separator: " ")
  }

  private static func text(_ path: String) -> String {
    // The process may be gone by now.
    (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  }
}

/// What a run has used up to an instant.
package struct Usage {
  package var serverCPUSeconds: Double
  package var postgresCPUSeconds: Double
  package var clientCPUSeconds: Double
  package var serverResidentKiB: Int

  /// What was used between two instants, and what the later one holds.
  package static func - (later: Usage, earlier: Usage) -> Usage {
    Usage(
      serverCPUSeconds: later.serverCPUSeconds - earlier.serverCPUSeconds,
      postgresCPUSeconds: later.postgresCPUSeconds - earlier.postgresCPUSeconds,
      clientCPUSeconds: later.clientCPUSeconds - earlier.clientCPUSeconds,
      serverResidentKiB: later.serverResidentKiB)
  }
}
