import CRMProto
import Glibc
import Protobuf
import RPCCore

/// A failed command in words for a person: the cause, its details, the next step.
struct Failure {
  let text: String
  let status: ExitStatus

  /// nil for errors of the command line itself, which ArgumentParser explains.
  init?(_ error: any Error) {
    switch error {
    case let error as RPCError: self.init(error)
    case let error as JSONError:
      self.init(text: "Error: the JSON does not fit: \(error)", status: .badInput)
    case let error as DecodeError:
      self.init(text: "Error: the answer cannot be shown: \(error.field) \(error)", status: .failed)
    case is EncodeError:
      self.init(text: "Error: a text must not contain a NUL character", status: .badInput)
    case let error as InputError: self.init(text: "Error: \(error.description)", status: .badInput)
    case let error as UnreachableError:
      self.init(
        text: """
          Error: cannot reach the CRM at \(error.server).
          Start it with `crm-server`, or name another server with --server HOST:PORT, CRM_SERVER or a profile.
          `crmctl doctor` finds out what is wrong.
          """, status: .unavailable)
    case let error as MissingError:
      self.init(
        text: error.ids.map { "Error: there is no customer \($0)" }.joined(separator: "\n"),
        status: .notFound)
    default: return nil
    }
  }

  /// For a terminal.
  var painted: String {
    let word = "Error:"
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix(word)
        ? Colour.red.paint(word, on: STDERR_FILENO) + line.dropFirst(word.count) : String(line)
    }.joined(separator: "\n")
  }

  private init(text: String, status: ExitStatus) {
    self.text = text
    self.status = status
  }

  private init(_ error: RPCError) {
    var lines = ["Error: \(error.message)"]
    lines += error.violations.map { "  \($0.field): \($0.description)" }
    let reason = error.reason.isEmpty ? "" : ", \(error.reason)"
    let call = error.metadata["call_id"].map { ", call \($0)" } ?? ""
    lines.append("(\(error.code.name)\(reason)\(call))")
    if let hint = error.hint { lines.append(hint) }
    if let delay = error.retryDelay { lines.append("It may work again in \(delay).") }
    self.init(text: lines.joined(separator: "\n"), status: ExitStatus(error.code))
  }
}

/// Something that the user gave does not fit.
struct InputError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Of several things asked for, some do not exist.
struct MissingError: Error {
  let ids: [String]
}

/// No connection could be made.
struct UnreachableError: Error {
  let server: String
}

extension ExitStatus {
  fileprivate init(_ code: RPCCode) {
    self =
      switch code {
      case .invalidArgument, .outOfRange: .badInput
      case .notFound: .notFound
      case .alreadyExists, .aborted, .failedPrecondition: .conflict
      case .permissionDenied, .unauthenticated: .denied
      case .unavailable, .deadlineExceeded, .resourceExhausted: .unavailable
      case .ok, .cancelled, .unknown, .unimplemented, .internal, .dataLoss: .failed
      }
  }
}

extension RPCError {
  /// The next step, where there is one that the server cannot know.
  fileprivate var hint: String? {
    if let hint = Self.hints[reason] { return hint }
    switch code {
    case .unauthenticated:
      return """
        Log in with `crmctl login`, give a token by --token-file or CRM_TOKEN, or run as the user of a \
        server on this machine, whose key makes one. `crmctl doctor` says what is wrong with the one there is.
        """
    case .permissionDenied:
      guard let permissions = metadata["permissions"] else { return nil }
      return "Missing: \(permissions). `crmctl whoami` says what the token allows."
    case .unimplemented:
      return "The server is of another version than this crmctl: `crmctl ping` says which."
    case .deadlineExceeded: return "Give it longer with --timeout SECONDS."
    default: return nil
    }
  }

  /// By reason.
  private static let hints = [
    "ETAG_MISMATCH": "Somebody has changed it: read it again and repeat with its new etag.",
    "WRITE_CONFLICT": "Repeat the command.",
    "EMAIL_TAKEN": "`crmctl customers search ADDRESS` finds who has it.",
    "CUSTOMER_RESTRICTED":
      "`crmctl privacy status ID` says since when; `crmctl privacy lift ID` ends it.",
    "LEGAL_HOLD": "`crmctl privacy status ID` says why; `crmctl privacy release ID` ends it.",
    "REQUEST_ID_REUSED": "Give another --request-id, or the request of the first time.",
    "PAGE_TOKEN_INVALID": "Begin again without --page-token.",
    "PAGE_TOKEN_MISMATCH": "Give the filters and the order of the page before, or begin again.",
    "TLS_FAILED":
      "`crmctl doctor` looks closer; --tls-ca names the authority, --tls-server-name the server.",
    "CONNECTION_LOST":
      "A server with TLS does so to whoever comes without (--tls), and one that stops: try again.",
    "DATABASE_UNAVAILABLE": "`crm-server doctor` on the server's machine says why.",
    "INTERNAL": "The server's log says more, under the id of the call.",
  ]
}

extension RPCCode {
  /// As the API's documents spell it: `INVALID_ARGUMENT`.
  var name: String {
    "\(self)".reduce(into: "") { name, letter in
      if letter.isUppercase { name += "_" }
      name += letter.uppercased()
    }
  }
}
