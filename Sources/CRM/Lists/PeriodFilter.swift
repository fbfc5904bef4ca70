import CRMProto
import Postgres
import WireProto

/// A half-open period of a request as conditions on a column.
enum PeriodFilter {
  static func conditions(
    _ period: Period?, on column: SQLFragment, field: String, _ violations: inout Violations
  ) -> [Query] {
    let from = instant(period?.from, "\(field).from", &violations)
    let until = instant(period?.until, "\(field).until", &violations)
    if let from, let until, until < from {
      violations.add(field, "must not end before it begins")
    }
    let lower = from.map { instant -> Query in "\(unescaped: column) >= \(instant)" }
    let upper = until.map { instant -> Query in "\(unescaped: column) < \(instant)" }
    return [lower, upper].compactMap { $0 }
  }

  /// nil when it is absent; what is wrong with it goes to `violations`.
  static func instant(
    _ timestamp: GoogleProtobuf.Timestamp?, _ field: String, _ violations: inout Violations
  ) -> Timestamptz? {
    guard let timestamp else { return nil }
    let instant = Timestamptz(timestamp)
    if instant == nil { violations.add(field, "must be an instant of the years 1 to 9999") }
    return instant
  }
}
