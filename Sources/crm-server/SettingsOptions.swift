import ArgumentParser
import CRM

/// What an installation decides, as options or by environment.
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

  func settings() throws -> CRMSettings {
    let zone = timeZone ?? Environment.value("CRM_TIME_ZONE")
    let hours =
      feedbackTargetHours.map(String.init) ?? Environment.value("CRM_FEEDBACK_TARGET_HOURS")
    do throws(CRMSettingsError) {
      // What is no number is out of range.
      return try CRMSettings(
        timeZone: zone, feedbackTargetHours: hours.map { Int($0) ?? 0 },
        retentionDays: Environment.value("DATA_RETENTION_DAYS").map { Int($0) ?? 0 })
    } catch {
      throw switch error {
      case .unknownTimeZone:
        StartError("there is no such time zone on this machine: give its IANA name")
      case .retentionDaysOutOfRange:
        StartError("DATA_RETENTION_DAYS must be a number from 1 to 36500")
      case .feedbackTargetHoursOutOfRange:
        StartError(
          "--feedback-target-hours or CRM_FEEDBACK_TARGET_HOURS must be a number from 1 to 8784")
      }
    }
  }
}
