import Morocco
import Postgres

/// Tests of single fields; `CriteriaTest.condition` is the same for one customer.
extension CriteriaSQL {
  static func text(_ test: CriteriaTest, _ column: SQLFragment, _ values: [String]) -> Query {
    let first = values.first ?? ""
    return switch test.op {
    case .in: "\(unescaped: column) = ANY (\(values))"
    case .nin: "(\(unescaped: column) <> '' AND \(unescaped: column) <> ALL (\(values)))"
    case .contains: "position(\(first) IN \(unescaped: column)) > 0"
    case .startsWith: "starts_with(\(unescaped: column), \(first))"
    case .exists: "\(unescaped: column) <> ''"
    default: "COALESCE(\(unescaped: column), '') = ''"
    }
  }

  static func place(_ test: CriteriaTest, _ presence: SQLFragment) -> Query {
    let places = CriteriaPlaces(test.texts)
    let contains: Query = """
      (customer.city = ANY (\(places.cities)) OR customer.region_code = ANY (\(places.regionCodes))
        OR customer.region_code = '' AND criteria_texts[6] = ANY (\(places.others)))
      """
    return switch test.op {
    case .in: contains
    case .nin: "(\(unescaped: presence) <> '' AND \(contains) IS NOT TRUE)"
    case .exists: "\(unescaped: presence) <> ''"
    default: "\(unescaped: presence) = ''"
    }
  }

  static func name(_ test: CriteriaTest, _ column: SQLFragment) -> Query {
    let ranks = test.ranks
    let first = ranks.first ?? 0
    return switch test.op {
    case .in: "\(unescaped: column) = ANY (\(ranks))"
    case .nin: "(\(unescaped: column) <> 0 AND \(unescaped: column) <> ALL (\(ranks)))"
    case .gt: "\(unescaped: column) > \(first)"
    case .gte: "\(unescaped: column) >= \(first)"
    case .lt: "\(unescaped: column) < \(first)"
    case .lte: "\(unescaped: column) <= \(first)"
    case .between: "\(unescaped: column) BETWEEN \(first) AND \(ranks[1])"
    case .exists: "\(unescaped: column) <> 0"
    default: "\(unescaped: column) = 0"
    }
  }

  static func set(_ test: CriteriaTest, _ column: SQLFragment) -> Query {
    let values = test.texts
    return switch test.op {
    case .hasAny: "\(unescaped: column) && \(values)"
    case .hasAll: "\(unescaped: column) @> \(values)"
    case .hasNone: "(\(unescaped: column) <> '{}' AND NOT \(unescaped: column) && \(values))"
    case .exists: "\(unescaped: column) <> '{}'"
    default: "\(unescaped: column) = '{}'"
    }
  }

  static func number(_ op: CriteriaOperator, _ column: SQLFragment, _ values: [Double]) -> Query {
    compare("\(unescaped: column)", op, values)
  }

  static func compare(_ number: Query, _ op: CriteriaOperator, _ values: [Double]) -> Query {
    let first = values.first ?? 0
    return switch op {
    case .eq, .in: "\(number) = ANY (\(values))"
    case .ne, .nin: "\(number) <> ALL (\(values))"
    case .gt: "\(number) > \(first)"
    case .gte: "\(number) >= \(first)"
    case .lt: "\(number) < \(first)"
    case .lte: "\(number) <= \(first)"
    case .between: "\(number) BETWEEN \(first) AND \(values.last ?? first)"
    case .exists: "\(number) IS NOT NULL"
    default: "\(number) IS NULL"
    }
  }

  /// - Parameter column: NULL or -infinity when there is no instant.
  func instant(_ test: CriteriaTest, _ column: SQLFragment) -> Query {
    let column: Query = "\(unescaped: column)"
    if case .duration(let duration)? = test.values.first {
      return elapsed(test.op, column, duration)
    }
    let bounds = test.values.compactMap { value -> Timestamptz? in
      if case .instant(let instant) = value { clock.instant(instant) } else { nil }
    }
    return switch test.op {
    case .before: "(\(column) > '-infinity' AND \(column) < \(bounds[0]))"
    case .after: "\(column) > \(bounds[0])"
    case .between: "(\(column) >= \(bounds[0]) AND \(column) < \(bounds[1]))"
    case .exists: "\(column) > '-infinity'"
    default: "(\(column) > '-infinity') IS NOT TRUE"
    }
  }

  func elapsed(
    _ op: CriteriaOperator, _ column: Query, _ duration: CriteriaDuration
  ) -> Query {
    let now = clock.now
    switch op {
    case .withinLast:
      return "(\(column) > \(duration.before(now, in: clock.zone)) AND \(column) <= \(now))"
    case .olderThan:
      let cutoff = duration.before(now, in: clock.zone)
      return "(\(column) > '-infinity' AND \(column) <= \(cutoff))"
    case .withinNext:
      return "(\(column) > \(now) AND \(column) <= \(duration.after(now, in: clock.zone)))"
    default:
      return anniversary(column, until: clock.localDate(duration.after(now, in: clock.zone)))
    }
  }

  /// Whether the date returns, in a later year than its own, from today to a day.
  private func anniversary(_ column: Query, until end: LocalDate) -> Query {
    let today = clock.localDate(clock.now)
    let date: Query = "(\(column) AT TIME ZONE \(clock.zone.name))"
    func dayOfYear(_ year: Int) -> Query {
      let day: Query = "(extract(month FROM \(date)) * 100 + extract(day FROM \(date)))"
      let isLeapYear = LocalDate(year: year, month: 2, day: 29) != nil
      return isLeapYear ? day : "(CASE \(day) WHEN 229 THEN 301 ELSE \(day) END)"
    }
    func returns(in year: Int) -> Query {
      let first = year == today.year ? today.month * 100 + today.day : 101
      let last = year == end.year ? end.month * 100 + end.day : 1_231
      return """
        (\(dayOfYear(year)) BETWEEN \(Int32(first)) AND \(Int32(last))
          AND extract(year FROM \(date)) < \(Int32(year)))
        """
    }
    // In a year that is whole every date returns.
    let years = Set([today.year, end.year, end.year - 1].filter { $0 >= today.year }).sorted()
    return "(\(years.map(returns).joined(separator: " OR ")))"
  }
}
