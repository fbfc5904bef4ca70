import ArgumentParser
import CRM

/// What an installation decides, as options.
struct SettingsOptions: ParsableArguments {
  @Option(
    name: .long,
    help: """
      Zone in which months and days are taken. Default: Africa/Casablanca. Environment: \
      CRM_TIME_ZONE.
      """)
  var timeZone: String?

  @Option(
    name: .long,
    help: """
      Hours after which unresolved feedback is overdue. Default: 72. Environment: \
      CRM_FEEDBACK_TARGET_HOURS.
      """)
  var feedbackTargetHours: Int?

  @Option(
    name: .long,
    help: """
      Days for which what customers did is kept. Default: 2555. Environment: DATA_RETENTION_DAYS.
      """)
  var retentionDays: Int?

  @Option(
    name: .long,
    help: """
      Bytes of answers kept in memory for callers who take old ones; 0 keeps none. Default: 16777216. \
      Environment: CRM_CACHE_BYTES.
      """)
  var cacheBytes: Int?

  var given: [Setting: String?] {
    [
      .timeZone: timeZone, .feedbackTargetHours: feedbackTargetHours.map(String.init),
      .retentionDays: retentionDays.map(String.init), .cacheBytes: cacheBytes.map(String.init),
    ]
  }
}

extension ProgramSettings {
  /// - Throws: `StartError`, which names the setting.
  func crm() throws -> CRMSettings {
    do throws(CRMSettingsError) {
      return try CRMSettings(
        timeZone: value(.timeZone), feedbackTargetHours: number(.feedbackTargetHours),
        retentionDays: number(.retentionDays), cacheBytes: number(.cacheBytes))
    } catch {
      throw switch error {
      case .unknownTimeZone:
        StartError("there is no such time zone on this machine: give its IANA name")
      case .feedbackTargetHoursOutOfRange:
        StartError(
          "--feedback-target-hours or CRM_FEEDBACK_TARGET_HOURS must be a number from 1 to 8784")
      case .retentionDaysOutOfRange:
        StartError("--retention-days or DATA_RETENTION_DAYS must be a number from 1 to 36500")
      case .cacheBytesOutOfRange:
        StartError("--cache-bytes or CRM_CACHE_BYTES must be a number from 0 to 17179869184")
      }
    }
  }

  /// What is no number is out of range.
  private func number(_ setting: Setting) -> Int? { value(setting).map { Int($0) ?? -1 } }
}
