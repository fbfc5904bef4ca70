import AccessTokens
import CRM
import Foundation
import Logging
import RPCServer

/// Whether a server would start with its settings, and has room on its disk.
struct SettingsExamination {
  private let settings: ProgramSettings
  private let logger: Logger

  init(_ settings: ProgramSettings, logger: Logger) {
    self.settings = settings
    self.logger = logger
  }

  func run() async -> [Diagnosis] { await configuration() + disk }

  /// Each look on its own, so that everything that is wrong is told at once, and what several meet once.
  private func configuration() async -> [Diagnosis] {
    let looks: [() async throws -> Void] = [
      { _ = try settings.flag(.coreDumps) }, { _ = try settings.listenTarget() },
      { _ = try settings.crm() }, { _ = try settings.tlsCredentials() },
      { _ = try settings.access() }, { _ = try settings.operations() }, audit, listening,
      standbys, callers, keySet, principals,
    ]
    var wrong: [String] = []
    for look in looks {
      if let complaint = await complaint(of: look), !wrong.contains(complaint) {
        wrong.append(complaint)
      }
    }
    guard !wrong.isEmpty else { return [.ok("settings", "a server would start with them")] }
    return wrong.map { complaint in
      .fail(
        "settings", complaint,
        remedy: "Correct it: `crm-server config` tells what is in force and where it comes from.")
    }
  }

  private func complaint(of look: () async throws -> Void) async -> String? {
    do {
      try await look()
      return nil
    } catch {
      return "\(error)"
    }
  }

  private func standbys() async throws {
    guard settings.value(.databaseURL) != nil else {
      return try DatabaseSource.requireNoStandbys(settings)
    }
    await DatabaseSource.shutDown(try settings.standbys(logger: logger))
  }

  private func callers() throws {
    try settings.access().requireCallers(
      hasLocalKey: settings.value(.databaseURL) == nil,
      isMutualTLS: settings.tlsCredentials()?.requiresClientCertificates == true)
  }

  private func keySet() async throws {
    guard let path = settings.value(.keySetFile) else { return }
    let refresh = KeySetRefresh(
      location: .file(path), verifier: TokenVerifier(), issuer: "", audience: "", logger: logger)
    try await refresh.begin()
  }

  private func principals() throws {
    guard let path = settings.value(.principalsFile) else { return }
    let reload = PrincipalsReload(
      path: path, principals: CertificatePrincipals(), logger: logger)
    try reload.begin()
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
