import Protobuf
import RPCCore
import Synchronization

/// Services that prove themselves by a client certificate, and what each may do.
package final class CertificatePrincipals: Sendable {
  private let callers = Mutex<[String: Caller]>([:])

  package init() {}

  /// Whom a certificate stands for: by the first of its names that is known. Its common name counts only when
  /// it has no other.
  func caller(of certificate: PeerCertificate) -> Caller? {
    let callers = callers.withLock { $0 }
    return certificate.principalNames.lazy.compactMap { callers[$0] }.first
  }

  /// Takes a file's principals in place of those before:
  /// `{"principals": [{"certificate": "dns:booking.erp.ma", "name": "booking", "permissions": ["crm:read:*"]}]}`.
  /// - Throws: `Unreadable`, and changes nothing.
  package func load(_ bytes: [UInt8]) throws(Unreadable) {
    guard let file = try? JSONValue(utf8: bytes), let given = file["principals"]?.array else {
      throw Unreadable(place: "/principals")
    }
    var loaded: [String: Caller] = [:]
    for (index, principal) in given.enumerated() {
      guard let certificate = principal["certificate"]?.string,
        Self.kinds.contains(where: certificate.hasPrefix), loaded[certificate] == nil
      else { throw Unreadable(place: "/principals/\(index)/certificate") }
      guard let name = principal["name"]?.string, (1...255).contains(name.utf8.count) else {
        throw Unreadable(place: "/principals/\(index)/name")
      }
      guard let texts = principal["permissions"]?.array?.map(\.string), !texts.contains(nil),
        case let permissions = texts.compactMap(\.self),
        permissions.allSatisfy({ Permissions(texts: [$0]).bits != 0 })
      else { throw Unreadable(place: "/principals/\(index)/permissions") }
      loaded[certificate] = Caller(
        name: "cert:\(name)", subject: name, grants: Permissions(texts: permissions).bits)
    }
    callers.withLock { [loaded] in $0 = loaded }
  }

  /// Where a file says something that it should not.
  package struct Unreadable: Error, Hashable, CustomStringConvertible {
    /// A JSON pointer.
    package let place: String

    package var description: String { "what stands at \(place) is no certificate principal" }
  }

  private static let kinds = ["dns:", "uri:", "email:", "cn:"]
}

extension PeerCertificate {
  fileprivate var principalNames: [String] {
    let names =
      dnsNames.map { "dns:\($0.lowercased())" } + uris.map { "uri:\($0)" }
      + emailAddresses.map { "email:\($0)" }
    if names.isEmpty, let commonName { return ["cn:\(commonName)"] }
    return names
  }
}
