import CRMProto

/// Calls in flight as people read them.
enum LiveCallText {
  private static let headings = ["CALL ID", "METHOD", "AGE", "LEFT", "PEER", "WHO", ""]

  static func table(_ calls: [LiveCall]) -> Table {
    var table = Table(headings: headings)
    table.rows = calls.map(row)
    return table
  }

  /// Of several servers.
  static func table(_ calls: [(server: String, call: LiveCall)]) -> Table {
    var table = Table(headings: ["SERVER"] + headings)
    table.rows = calls.map { [$0.server] + row($0.call) }
    return table
  }

  private static func row(_ call: LiveCall) -> [String] {
    [
      call.callID, TopText.short(call.method), TopText.age(call.ageMillis),
      TopText.age(call.timeLeftMillis), call.peer, call.caller, call.answered ? "winds down" : "",
    ]
  }
}
