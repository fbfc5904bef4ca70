import Foundation
import Protobuf

/// What `crm-server doctor` finds, where this is the server's machine.
enum ServerMachine {
  static func findings() async -> [Finding] {
    let isHere = ["DATABASE_URL", "CRM_STATE_DIR"].contains { ProcessEnvironment.value($0) != nil }
    guard isHere else { return [] }
    guard let program else {
      return [
        .warn(
          "database", "not looked at: there is no crm-server beside crmctl or in PATH",
          remedy: "Run `crm-server doctor` where the server runs.")
      ]
    }
    return await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: ask(program)) }
    }
  }

  private static var program: String? {
    let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().path
    let folders =
      [own] + (ProcessEnvironment.value("PATH") ?? "").split(separator: ":").map(String.init)
    return folders.map { "\($0)/crm-server" }
      .first(where: FileManager.default.isExecutableFile)
  }

  private static func ask(_ program: String) -> [Finding] {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = ["doctor", "-o", "json"]
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
      let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      return try JSONValue(utf8: Array(bytes)).array?.compactMap(Finding.init) ?? []
    } catch {
      return [
        .warn(
          "database", "\(program) doctor does not say",
          remedy: "Run it by itself: `crm-server doctor`.")
      ]
    }
  }
}
