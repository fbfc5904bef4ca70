import NIOSSL
import RPCCore

extension PeerCertificate {
  /// - Parameter certificate: the leaf of a chain that was verified.
  init(_ certificate: NIOSSLCertificate) {
    let commonNames = certificate.subjectName.filter { $0.type == .commonName }
    var names: [_SubjectAlternativeName.NameType: [String]] = [:]
    for name in certificate._subjectAlternativeNames() {
      names[name.nameType, default: []].append(String(decoding: name.contents, as: UTF8.self))
    }
    self.init(
      // Of several it would be a guess which one names the peer.
      commonName: commonNames.count == 1 ? commonNames.first?.value : nil,
      dnsNames: names[.dnsName] ?? [], uris: names[.uri] ?? [],
      emailAddresses: names[.email] ?? [], serialNumber: certificate.serialNumber.hexadecimal)
  }
}

extension [UInt8] {
  fileprivate var hexadecimal: String {
    map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
