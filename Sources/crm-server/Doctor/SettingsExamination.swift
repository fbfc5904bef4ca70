import CRM
import Foundation

/// Whether a server would start with its settings, and has room on its disk.
struct SettingsExamination {
  private let settings: ProgramSettings

  init(_ settings: ProgramSettings) {
    self.settings = settings
  }

  func run() -> [Diagnosis] { configuration + disk }

  private var configuration: [Diagnosis] {
    let looks: [() throws -> Void] = [
      { _ = try settings.listenTarget() }, { _ = try settings.crm() },
      { _ = try settings.tlsCredentials() }, { _ = try settings.access() }, audit, listening,
    ]
    let wrong = looks.compactMap { look -> Diagnosis? in
      do {
        try look()
        return nil
      } catch {
        return .fail(
          "settings", "\(error)",
          remedy: "Correct it: `crm-server config` tells what is in force and where it comes from.")
      }
    }
    return wrong.isEmpty ? [.ok("settings", "a server would start with them")] : wrong
  }

  private func listening() throws {
    let isOpen = try settings.tlsCredentials() == nil && !settings.flag(.insecureListen)
    if isOpen { try settings.listenTarget().requireLoopback() }
  }

  /// With the private cluster the key is made at the first start.
  private func audit() throws {
    let key = try settings.secret(.auditKey, inFile: .auditKeyFile)
    if key == nil, settings.value(.databaseURL) != nil {
      _ = try AuditKeySetting.key(settings, inStateDirectory: nil)
    }
  }

  private static let freeBytesMin: Int64 = 2_147_483_648
  private static let freeShareMin = 0.1

  /// Of the private cluster: where another one keeps its data is not to be seen from here.
  private var disk: [Diagnosis] {
    guard settings.value(.databaseURL) == nil else { return [] }
    let path = settings.stateDirectory
    guard let attributes = try? FileManager.default.attributesOfFileSystem(forPath: path),
      let free = (attributes[.systemFreeSize] as? NSNumber)?.int64Value,
      let all = (attributes[.systemSize] as? NSNumber)?.int64Value, all > 0
    else {
      return [
        .warn(
          "disk", "\(path) cannot be looked at",
          remedy: "Run this as the server's user; the first start makes the directory.")
      ]
    }
    let text = "\(free / 1_048_576) MiB free below \(path)"
    guard free < Self.freeBytesMin || Double(free) < Double(all) * Self.freeShareMin else {
      return [.ok("disk", text)]
    }
    return [
      .warn(
        "disk", text,
        remedy: "Make room before it is full: without room for its log PostgreSQL stops.")
    ]
  }
}
