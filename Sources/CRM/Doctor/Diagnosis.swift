/// What came of one look at an installation.
package struct Diagnosis: Sendable, Hashable {
  package enum Status: String, Sendable {
    case ok = "OK"
    case warn = "WARN"
    case fail = "FAIL"
  }

  package let check: String
  package let status: Status
  /// What is there: no secret, and nobody's data.
  package let finding: String
  /// What to do; empty when nothing has to be done.
  package let remedy: String

  package static func ok(_ check: String, _ finding: String) -> Diagnosis {
    Diagnosis(check: check, status: .ok, finding: finding, remedy: "")
  }

  package static func warn(_ check: String, _ finding: String, remedy: String) -> Diagnosis {
    Diagnosis(check: check, status: .warn, finding: finding, remedy: remedy)
  }

  package static func fail(_ check: String, _ finding: String, remedy: String) -> Diagnosis {
    Diagnosis(check: check, status: .fail, finding: finding, remedy: remedy)
  }
}
