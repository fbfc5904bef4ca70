import RPCClient

/// What a profile may say, by the names in its file; each has an option and a variable that come before it.
enum ProfileSetting: String, CaseIterable {
  case server
  case tls
  case tlsCA = "tls-ca"
  case tlsCertificate = "tls-cert"
  case tlsKey = "tls-key"
  case tlsServerName = "tls-server-name"
  case tokenFile = "token-file"
  case login

  var meaning: String {
    switch self {
    case .server: "HOST:PORT, or several with commas between them"
    case .tls: "yes or no"
    case .tlsCA: "a PEM file of authorities to trust"
    case .tlsCertificate: "our own certificate, a PEM file"
    case .tlsKey: "its private key, a PEM file"
    case .tlsServerName: "the name that the server's certificate has to be for"
    case .tokenFile: "a file with an access token"
    case .login: "the name under which `crmctl login` keeps its token; the server's without"
    }
  }

  /// - Returns: what is wrong with a value; nil when nothing is.
  func complaint(about value: String) -> String? {
    switch self {
    case .server where ServerAddress.list(value) == nil: "is no HOST:PORT"
    case .tls where !["yes", "no"].contains(value): "is neither yes nor no"
    default: value.isEmpty ? "is empty" : nil
    }
  }
}

/// A server and how it is called, under a name.
struct Profile: Equatable {
  let name: String
  var settings: [ProfileSetting: String] = [:]

  /// Letters, digits, `-`, `_` and `.`: it stands in brackets, in a variable and on command lines.
  static func isName(_ text: some StringProtocol) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      }
  }
}
