/// Where a server listens: a host name or numeric address, and a port.
public struct ServerAddress: Sendable, Hashable, CustomStringConvertible {
  public var host: String
  public var port: Int

  public init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// `HOST:PORT`, an IPv6 address in brackets; nil when the text is no such thing.
  public init?(_ text: some StringProtocol) {
    guard let colon = text.lastIndex(of: ":"),
      let port = UInt16(text[text.index(after: colon)...]), port > 0
    else { return nil }
    let host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") {
      self.init(host: String(host.dropFirst().dropLast()), port: Int(port))
    } else {
      // A bare IPv6 address leaves open where it ends.
      guard !host.isEmpty, !host.contains(":") else { return nil }
      self.init(host: String(host), port: Int(port))
    }
  }

  /// Addresses with commas between them; nil when one of them is none.
  public static func list(_ text: String) -> [ServerAddress]? {
    let addresses = text.split(separator: ",", omittingEmptySubsequences: false).map {
      ServerAddress($0)
    }
    return addresses.contains(nil) ? nil : addresses.compactMap(\.self)
  }

  public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
