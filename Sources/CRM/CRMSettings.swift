import Morocco

/// What an installation decides.
package struct CRMSettings: Sendable {
  /// In which months and days are taken, unless a request names another one.
  let zone: CalendarZone
  /// Feedback that is unresolved for longer is overdue.
  let feedbackTargetHours: Int
  /// For how long what customers did is kept.
  let retentionDays: Int
  /// Of answers that are kept for callers who take old ones; 0 keeps none.
  let cacheBytes: Int

  /// - Parameters:
  ///   - timeZone: an IANA name; without one, Africa/Casablanca.
  ///   - feedbackTargetHours: without them, 72.
  ///   - retentionDays: without them, 2,555, which are seven years.
  ///   - cacheBytes: without them, 16 MiB.
  /// - Throws: for a zone that the machine does not have, or a number out of range.
  package init(
    timeZone: String? = nil, feedbackTargetHours: Int? = nil, retentionDays: Int? = nil,
    cacheBytes: Int? = nil
  ) throws(CRMSettingsError) {
    do throws(CalendarZoneError) {
      zone = try CalendarZone(named: timeZone ?? CalendarZone.standardName)
    } catch {
      throw .unknownTimeZone
    }
    let hours = feedbackTargetHours ?? 72
    guard (1...8_784).contains(hours) else { throw .feedbackTargetHoursOutOfRange }
    self.feedbackTargetHours = hours
    let days = retentionDays ?? 2_555
    guard (1...36_500).contains(days) else { throw .retentionDaysOutOfRange }
    self.retentionDays = days
    let bytes = cacheBytes ?? 16 << 20
    guard (0...1 << 34).contains(bytes) else { throw .cacheBytesOutOfRange }
    self.cacheBytes = bytes
  }

  /// The zone that a request names, else this one; what is wrong goes to `violations`.
  func zone(named name: String, field: String, _ violations: inout Violations) -> CalendarZone {
    guard !name.isEmpty else { return zone }
    do throws(CalendarZoneError) {
      return try CalendarZone(named: name)
    } catch {
      violations.add(field, "must be the IANA name of a time zone, such as Africa/Casablanca")
      return zone
    }
  }
}

package enum CRMSettingsError: Error, Hashable {
  case unknownTimeZone
  case feedbackTargetHoursOutOfRange
  case retentionDaysOutOfRange
  case cacheBytesOutOfRange
}
