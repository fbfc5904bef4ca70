/// What an e-mail address says of who has it.
enum MailNames {
  /// The part before the @, and the domain without its last part, unless everybody can have an address there:
  /// a name that half of all customers share finds nobody.
  static func naming(_ address: String) -> String {
    let parts = address.split(separator: "@")
    guard let local = parts.first else { return "" }
    let domain = (parts.count > 1 ? parts[1] : "").split(separator: ".").dropLast()
    guard let owner = domain.last, !providers.contains(owner.lowercased()) else {
      return String(local)
    }
    return ([local] + domain).joined(separator: " ")
  }

  /// The owners of public domains, with those of Morocco and of where its visitors come from. `example` is
  /// nobody's (RFC 2606).
  private static let providers: Set = [
    "aol", "bluewin", "example", "free", "gmail", "gmx", "googlemail", "hotmail", "iam", "icloud",
    "laposte",
    "libero", "live", "mac", "mail", "me", "menara", "msn", "net", "orange", "outlook", "proton",
    "protonmail",
    "qq", "sfr", "skynet", "t-online", "telefonica", "wanadoo", "web", "yahoo", "yandex", "ymail",
  ]
}
