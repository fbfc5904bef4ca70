/// The certificate by which a connection's peer proved who it is, verified up to a trusted authority.
public struct PeerCertificate: Sendable, Hashable {
  /// The subject's common name; nil when it has none or several.
  public let commonName: String?
  /// Of the subject alternative names (RFC 5280, 4.2.1.6), in the certificate's order.
  public let dnsNames: [String]
  public let uris: [String]
  public let emailAddresses: [String]
  /// In lower-case hexadecimal digits, two for each byte.
  public let serialNumber: String

  public init(
    commonName: String?, dnsNames: [String] = [], uris: [String] = [],
    emailAddresses: [String] = [], serialNumber: String = ""
  ) {
    self.commonName = commonName
    self.dnsNames = dnsNames
    self.uris = uris
    self.emailAddresses = emailAddresses
    self.serialNumber = serialNumber
  }
}
