import CRMProto

/// What contact preferences must look like.
enum CustomerPreferencesRules {
  /// nil when nothing is preferred.
  static func normalized(
    _ given: CustomerPreferences?, field: String, _ violations: inout Violations
  ) -> CustomerPreferences? {
    guard var preferences = given, preferences != CustomerPreferences() else { return nil }
    if preferences.allowedChannels.contains(.unspecified) {
      violations.add("\(field).allowed_channels", "must name channels")
    }
    preferences.allowedChannels = Set(preferences.allowedChannels)
      .sorted { $0.rawValue < $1.rawValue }
    let allowed = preferences.allowedChannels
    if preferences.preferredChannel != .unspecified, !allowed.isEmpty,
      !allowed.contains(preferences.preferredChannel)
    {
      violations.add("\(field).preferred_channel", "must be one of the allowed channels")
    }
    checkHours(preferences, field: field, &violations)
    return preferences
  }

  private static func checkHours(
    _ preferences: CustomerPreferences, field: String, _ violations: inout Violations
  ) {
    let hours = [
      ("contact_from", preferences.contactFrom), ("contact_until", preferences.contactUntil),
    ]
    for (name, time) in hours where !time.isEmpty && !isTime(time) {
      violations.add("\(field).\(name)", "must be a time of day such as 09:30")
    }
    if preferences.contactFrom.isEmpty != preferences.contactUntil.isEmpty {
      violations.add(field, "must have both contact_from and contact_until, or neither")
    }
  }

  /// `HH:MM`, 00:00 to 23:59.
  private static func isTime(_ text: String) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2,
      parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { 48...57 ~= $0 } }),
      let hour = Int(parts[0]), let minute = Int(parts[1])
    else { return false }
    return hour < 24 && minute < 60
  }
}
