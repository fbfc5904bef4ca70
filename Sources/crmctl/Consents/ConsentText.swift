import CRMProto

/// Consents as a terminal shows them.
enum ConsentText {
  static func table(_ records: [ConsentRecord]) -> String {
    var table = Table(headings: [
      "DECIDED", "CHANNEL", "PURPOSE", "DECISION", "HOW", "TEXT", "EVIDENCE", "BY",
    ])
    table.rows = records.map { record in
      [
        record.decidedAt.map(InstantText.of) ?? "", channel(record.channel),
        EnumArgument.name(of: record.purpose), EnumArgument.name(of: record.decision),
        record.method, record.textVersion, record.evidence, record.recordedBy,
      ]
    }
    return table.text()
  }

  static func states(_ states: [ConsentState]) -> String {
    var table = Table(headings: ["CHANNEL", "PURPOSE", "HOLDS", "SINCE"])
    table.rows = states.map { state in
      [
        channel(state.channel), EnumArgument.name(of: state.purpose),
        EnumArgument.name(of: state.decision), state.decidedAt.map(InstantText.of) ?? "",
      ]
    }
    return table.text()
  }

  static func contactability(_ answer: CheckContactabilityResponse) -> String {
    var table = Table(headings: ["CUSTOMER", "MAY", "WHY NOT", "HOURS", "NOW"])
    table.rows = answer.results.map { result in
      [
        result.customerID, result.allowed ? "yes" : "no",
        result.refusals.map { EnumArgument.name(of: $0).replacing("_", with: " ") }
          .joined(separator: ", "),
        result.contactFrom.isEmpty ? "any" : "\(result.contactFrom)-\(result.contactUntil)",
        answer.localTime,
      ]
    }
    return table.text()
  }

  private static func channel(_ channel: Channel) -> String {
    channel == .unspecified ? "every" : EnumArgument.name(of: channel)
  }
}
