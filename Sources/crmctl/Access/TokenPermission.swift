import Protobuf

/// The permissions that a server knows (docs/access.md). Others in a token grant nothing.
enum TokenPermission {
  static let actions = ["create", "read", "update", "delete"]
  static let resources = [
    "customers", "interactions", "feedback", "segments", "loyalty", "privacy", "audit", "events",
    "operations",
  ]

  /// `*` stands for every resource.
  static let all = actions.flatMap { action in
    (resources + ["*"]).map { "crm:\(action):\($0)" }
  }

  /// - Returns: what is wrong with a permission, and what was probably meant; nil when it is one.
  static func complaint(about text: String) -> String? {
    guard !all.contains(text) else { return nil }
    let close = CloseMatches.of(text, among: all)
    let hint =
      close.isEmpty
      ? "they are crm:ACTION:RESOURCE, with \(actions.joined(separator: ", ")) and "
        + "\(resources.joined(separator: ", ")) or *"
      : "did you mean \(close.joined(separator: " or "))?"
    return "there is no permission \(text), \(hint)"
  }
}
