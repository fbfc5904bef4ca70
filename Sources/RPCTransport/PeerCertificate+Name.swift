package import RPCCore

extension PeerCertificate {
  /// Whether it is for that DNS name (RFC 9525, 6.3): by a DNS name of its own that is the same
  /// without regard to case, or that has `*` in the place of the first label. The common name and
  /// addresses do not count.
  package func isFor(dnsName: String) -> Bool {
    let wanted = Self.folded(dnsName)
    return dnsNames.contains { Self.matches(Self.folded($0), wanted) }
  }

  private static func matches(_ own: [UInt8], _ wanted: [UInt8]) -> Bool {
    if own == wanted { return !own.isEmpty }
    guard own.starts(with: "*.".utf8), let dot = wanted.firstIndex(of: UInt8(ascii: ".")), dot > 0
    else { return false }
    return wanted[dot...] == own.dropFirst()
  }

  /// Letters of ASCII only: others have no place in a DNS name, and some fold into ASCII.
  private static func folded(_ name: String) -> [UInt8] {
    var bytes = name.utf8.map {
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0
    }
    if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
    return bytes
  }
}
