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

  var given: [Setting: String?] {
    [
      .timeZone: timeZone, .feedbackTargetHours: feedbackTargetHours.map(String.init),
      .retentionDays: retentionDays.map(String.init),
    ]
  }
}

extension ProgramSettings {
  /// - Throws: `StartError`, which names the setting.
  func crm() throws -> CRMSettings {
    do throws(CRMSettingsError) {
      return try CRMSettings(
        timeZone: value(.timeZone), feedbackTargetHours: number(.feedbackTargetHours),
        retentionDays: number(.retentionDays))
    } catch {
      throw switch error {
      case .unknownTimeZone:
        StartError("there is no such time zone on this machine: give its IANA name")
      case .feedbackTargetHoursOutOfRange:
        StartError(
          "--feedback-target-hours or CRM_FEEDBACK_TARGET_HOURS must be a number from 1 to 8784")
      case .retentionDaysOutOfRange:
        StartError("--retention-days or DATA_RETENTION_DAYS must be a number from 1 to 36500")
      }
    }
  }

  /// What is no number is out of range.
  private func number(_ setting: Setting) -> Int? { value(setting).map { Int($0) ?? 0 } }
}
