import Foundation
import RPCClient
import RPCCore

/// Whether each server can be reached, and is who it says.
struct NetworkExamination {
  let settings: ConnectionSettings
  let addresses: [ServerAddress]
  let now: @Sendable () -> Double

  /// Certificates are renewed before this is left.
  private static let daysLeftMin = 30

  func findings() async -> [Finding] {
    var findings: [Finding] = []
    for address in addresses { findings.append(await reach(address)) }
    guard settings.isTLS else { return findings + [plain] }
    do {
      guard let credentials = try settings.tlsCredentials() else { return findings }
      for (address, reached) in zip(addresses, findings) where reached.status == .ok {
        findings.append(await shakeHands(with: address, credentials))
      }
    } catch {
      findings.append(
        .fail(
          "TLS files", Examination.words(error),
          remedy: "Correct --tls-ca, --tls-cert and --tls-key, their variables or the profile."))
    }
    return findings
  }

  private func reach(_ address: ServerAddress) async -> Finding {
    do {
      _ = try await ServerProbe.certificateEnd(of: address, tls: nil)
      return .ok("address \(address)", "somebody listens")
    } catch {
      let origin = settings[.server]?.origin.text ?? ""
      return .fail(
        "address \(address)", "nobody can be reached there",
        remedy: "Start crm-server there, let the network pass, or correct the address (\(origin)).")
    }
  }

  private var plain: Finding {
    addresses.allSatisfy(\.isLoopback)
      ? .ok("TLS", "none, and none is needed: the server is on this machine")
      : .warn(
        "TLS", "none: calls and their tokens travel in the open",
        remedy: "Serve with --tls-cert and --tls-key, and call with --tls or --tls-ca FILE.")
  }

  private func shakeHands(
    with address: ServerAddress, _ credentials: TLSClientCredentials
  ) async -> Finding {
    let check = "TLS \(address)"
    do {
      let end = try await ServerProbe.certificateEnd(of: address, tls: credentials) ?? 0
      let days = Int((Double(end) - now()) / 86_400)
      let date = Date(timeIntervalSince1970: Double(end)).ISO8601Format()
      let text = "trusted; the certificate ends \(date), in \(days) days"
      guard days < Self.daysLeftMin else { return .ok(check, text) }
      return .warn(
        check, text,
        remedy: "Renew it on the server, in the same files, and send crm-server a SIGHUP.")
    } catch {
      return .fail(
        check, error.message, remedy: Self.remedy(error.metadata["failure"] ?? ""))
    }
  }

  /// - Parameter failure: the name of a `TLSFailure`.
  private static func remedy(_ failure: String) -> String {
    switch failure {
    case "untrusted":
      "Give the file of the authority that signed the server's certificate by --tls-ca, CRM_TLS_CA or "
        + "tls-ca of the profile."
    case "expired":
      "Renew the server's certificate, and send crm-server a SIGHUP; or set this machine's clock right."
    case "notYetValid": "Set the clocks of this machine and the server right."
    case "wrongName":
      "Call the server by a name in its certificate, or give that name by --tls-server-name."
    case "notTLS": "The server speaks without TLS: call it with --no-tls, or serve TLS."
    case "certificateRequired", "certificateMissing", "certificateRefused":
      "Show a certificate that the server's authority has signed: --tls-cert and --tls-key."
    default: "Look at the server's log, and at what stands between here and it."
    }
  }
}
