import Postgres

/// Conditions on what happened to a customer; `EventConditions` is the same for one.
extension CriteriaSQL {
  func did<Facts>(_ count: CriteriaEventCount, _ fields: [String: FactField<Facts>]) -> Query {
    let instant: Query = "event.\(unescaped: count.event.instantColumn)"
    let period: Query =
      switch count.period {
      case .ever: "TRUE"
      case .within(let duration): elapsed(.withinLast, instant, duration)
      case .between(let from, let until):
        "(\(instant) >= \(clock.instant(from)) AND \(instant) < \(clock.instant(until)))"
      }
    let measures = count.measures.map { measure -> Query in
      Self.compare(Self.number(measure, fields), measure.op, measure.numbers)
    }
    return """
      (SELECT \(measures.joined(separator: " AND "))
      FROM \(unescaped: count.event.table) AS event WHERE event.customer_id = customer.id
        AND \(condition(count.filter, on: fields)) AND \(period))
      """
  }

  func last<Facts>(_ last: CriteriaLastEvent, _ fields: [String: FactField<Facts>]) -> Query {
    let instant = last.event.instantColumn
    return """
      (SELECT \(condition(last.has, on: fields))
      FROM \(unescaped: last.event.table) AS event WHERE event.customer_id = customer.id
        AND \(condition(last.filter, on: fields))
      ORDER BY event.\(unescaped: instant) DESC, event.id DESC LIMIT 1)
      """
  }

  /// NULL of nothing, but for the count.
  private static func number<Facts>(
    _ measure: CriteriaEventCount.Measure, _ fields: [String: FactField<Facts>]
  ) -> Query {
    guard let field = measure.field, let column = fields[field.name]?.column else {
      return "count(*)"
    }
    return switch measure.function {
    case .count: "count(*)"
    // As the evaluator reckons it, to the last bit.
    case .avg: "(sum(\(unescaped: column))::float8 / count(\(unescaped: column)))"
    case .sum: "sum(\(unescaped: column))::float8"
    case .min: "min(\(unescaped: column))"
    case .max: "max(\(unescaped: column))"
    }
  }
}

extension CriteriaEvent {
  var table: SQLFragment {
    switch self {
    case .interaction: "interaction"
    case .feedback: "feedback"
    }
  }

  var instantColumn: SQLFragment {
    switch self {
    case .interaction: "\"timestamp\""
    case .feedback: "submitted_at"
    }
  }
}
