import RPCCore

/// How crmctl ends, so that scripts can tell failures apart. 64 (wrong usage) is ArgumentParser's.
enum ExitStatus: Int32, CaseIterable {
  case failed = 1
  case badInput = 2
  case notFound = 3
  case conflict = 4
  case denied = 5
  case unavailable = 6

  var meaning: String {
    switch self {
    case .failed: "failed for another reason, or `doctor` found something broken"
    case .badInput: "bad input: a field, a file, an address, a profile, a limit"
    case .notFound: "not found"
    case .conflict: "conflict: already exists, changed since, wrong state"
    case .denied: "not permitted: no token, a bad one, or one without the permission"
    case .unavailable: "unavailable, too late or too much at once: try again"
    }
  }

  /// A line for each.
  static let table =
    (["Exit status:", "   0  done"]
    + allCases.map { "   \($0.rawValue)  \($0.meaning)" }
    + ["  64  wrong usage: an option, or --yes that is missing"])
    .joined(separator: "\n")
}

extension ExitStatus {
  /// By the code, and for a limit by whether it is one that passes: then the server says when.
  init(_ error: RPCError) {
    self =
      switch error.code {
      case .resourceExhausted: error.retryDelay == nil ? .badInput : .unavailable
      case .invalidArgument, .outOfRange: .badInput
      case .notFound: .notFound
      case .alreadyExists, .aborted, .failedPrecondition: .conflict
      case .permissionDenied, .unauthenticated: .denied
      case .unavailable, .deadlineExceeded: .unavailable
      case .ok, .cancelled, .unknown, .unimplemented, .internal, .dataLoss: .failed
      }
  }
}
