import CRMProto
import Foundation
import RPCClient
import RPCCore

/// The looks of `crmctl doctor`, each after those that it depends on.
struct Examination {
  let connection: ConnectionOptions
  /// This machine's clock, in Unix seconds.
  let now: @Sendable () -> Double

  func run() async -> [Finding] {
    let settings: ConnectionSettings
    var findings: [Finding]
    do {
      settings = try connection.settings
      findings = [configuration(settings)] + FileModes.findings()
      let addresses = try settings.addresses
      let network = NetworkExamination(settings: settings, addresses: addresses, now: now)
      let looks = await network.findings()
      findings += looks
      guard looks.contains(where: { $0.check.hasPrefix("address") && $0.status == .ok }),
        !looks.contains(where: { $0.check.hasPrefix("TLS") && $0.status == .fail })
      else { return findings }
    } catch {
      return [
        .fail(
          "configuration", Self.words(error),
          remedy:
            "Correct it; `crmctl profiles show` tells what is in force and where it comes from.")
      ]
    }
    return findings + (await calls(settings))
  }

  private func configuration(_ settings: ConnectionSettings) -> Finding {
    let server = settings[.server].map { "\($0.text) (\($0.origin.text))" } ?? ""
    return .ok("configuration", "server \(server), TLS \(settings.isTLS ? "on" : "off")")
  }

  private func calls(_ settings: ConnectionSettings) async -> [Finding] {
    do {
      // Once: a token on standard input is there only the first time.
      let credentials = try Credentials.find(by: settings)
      let client = RPCClient(
        try settings.addresses,
        configuration: try settings.clientConfiguration(
          authorization: credentials?.authorization))
      let examination = CallExamination(
        client: client, options: connection.callOptions, credentials: credentials?.origin, now: now)
      let findings = await examination.findings()
      await client.close()
      return findings
    } catch {
      return [
        .fail(
          "credentials", Self.words(error),
          remedy: "Give a token by --token-file or CRM_TOKEN, or log in with `crmctl login`.")
      ]
    }
  }

  /// An error's own words, without the word before them.
  static func words(_ error: any Error) -> String {
    guard let failure = Failure(error) else { return "\(error)" }
    let lines = failure.text.split(separator: "\n")
    return lines.first.map { String($0.replacing("Error: ", with: "")) } ?? ""
  }
}

/// Whether what crmctl keeps is its user's alone.
enum FileModes {
  static func findings() -> [Finding] {
    [ProfileStore.path, SavedLogins.path].compactMap { path in
      guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
        let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue, mode & 0o077 != 0
      else { return nil }
      return .warn(
        "configuration", "\(path) can be read or written by others", remedy: "chmod 600 \(path)")
    }
  }
}
