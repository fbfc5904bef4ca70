import ArgumentParser
import FoundationEssentials

/// Where to listen: `HOST:PORT`, an IPv6 address in brackets.
struct ListenTarget: ExpressibleByArgument, Hashable {
  let host: String
  let port: Int

  init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  init?(argument: String) {
    guard let colon = argument.lastIndex(of: ":"),
      let port = UInt16(argument[argument.index(after: colon)...])
    else { return nil }
    var host = argument[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    guard !host.isEmpty else { return nil }
    self.init(host: String(host), port: Int(port))
  }

  /// Without TLS whoever is on the way reads the calls and their tokens.
  func requireLoopback() throws {
    guard isLoopback else {
      throw StartError(
        "cannot listen on \(host): without TLS the server listens on a loopback address only "
          + "(127.0.0.1, ::1 or localhost); give --tls-cert and --tls-key, or --insecure-listen where "
          + "nobody else is on the network")
    }
  }

  var isLoopback: Bool { host == "localhost" || host == "::1" || isIPv4Loopback }

  private var isIPv4Loopback: Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}

extension ListenTarget: CustomStringConvertible {
  var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

extension ProgramSettings {
  /// - Throws: `StartError`.
  func listenTarget() throws -> ListenTarget {
    guard let target = value(.listen).flatMap(ListenTarget.init(argument:)) else {
      throw StartError("CRM_LISTEN must be HOST:PORT, such as 127.0.0.1:8001")
    }
    return target
  }
}
