/// Why there is no such time zone here.
package enum CalendarZoneError: Error, Hashable, Sendable {
  /// Not of the form of an IANA name such as Europe/Paris.
  case malformedName
  /// The machine's tz database lacks it, or there is no tz database (Debian's package tzdata).
  case notOnThisMachine
  /// The machine's file for it is no TZif file (RFC 9636).
  case unreadable
}
