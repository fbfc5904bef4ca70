/// Options that every command has, so that they may also stand before the command:
/// `crmctl --server ADDRESS -o json customers list`.
enum GlobalOptions {
  private static let withValue: Set = [
    "--server", "--timeout", "--output", "-o", "--tls-ca", "--tls-cert", "--tls-key",
    "--tls-server-name", "--token-file", "--profile", "--max-staleness",
  ]
  private static let withoutValue: Set = ["--tls", "--no-tls"]
  static let all = withValue.union(withoutValue)

  /// The arguments with leading global options moved behind the command.
  static func movedBehindCommand(_ arguments: [String]) -> [String] {
    var rest = arguments[...]
    var leading: [String] = []
    while let first = rest.first {
      if withValue.contains(first), rest.count > 1 {
        leading += rest.prefix(2)
        rest = rest.dropFirst(2)
      } else if withValue.contains(where: { first.hasPrefix("\($0)=") }) {
        leading.append(first)
        rest = rest.dropFirst()
      } else if withoutValue.contains(first) {
        leading.append(first)
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    guard !rest.isEmpty else { return arguments }
    // What follows a `--` is not read as options any more.
    let end = rest.firstIndex(of: "--") ?? rest.endIndex
    return Array(rest[..<end]) + leading + Array(rest[end...])
  }
}
