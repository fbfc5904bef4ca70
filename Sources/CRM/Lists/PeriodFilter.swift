import CRMProto
import Postgres

/// A half-open period of a request as conditions on a column.
enum PeriodFilter {
  static func conditions(
    _ period: Period?, on column: SQLFragment, field: String, _ violations: inout Violations
  ) -> [Query] {
    let (from, until) = instants(of: period, field: field, &violations)
    let lower = from.map { instant -> Query in "\(unescaped: column) >= \(instant)" }
    let upper = until.map { instant -> Query in "\(unescaped: column) < \(instant)" }
    return [lower, upper].compactMap { $0 }
  }

  /// nil is open; what is wrong goes to `violations`.
  static func instants(
    of period: Period?, field: String, _ violations: inout Violations
  ) -> (from: Timestamptz?, until: Timestamptz?) {
    let from = Timestamptz(period?.from, field: "\(field).from", &violations)
    let until = Timestamptz(period?.until, field: "\(field).until", &violations)
    if let from, let until, until < from {
      violations.add(field, "must not end before it begins")
    }
    return (from, until)
  }
}
