/// URLs as they may be shown.
enum URLText {
  /// Scheme, host and path: a user may come with a password, and a query with a key.
  static func withoutSecrets(_ url: String) -> String {
    let bare = url.prefix { $0 != "?" && $0 != "#" }
    let query = bare.endIndex == url.endIndex ? "" : "?(hidden)"
    guard let scheme = bare.firstRange(of: "://") else { return bare + query }
    let rest = bare[scheme.upperBound...]
    let authority = rest.prefix { $0 != "/" }
    guard let at = authority.lastIndex(of: "@") else { return bare + query }
    return bare[..<scheme.upperBound] + "(hidden)" + rest[at...] + query
  }
}
