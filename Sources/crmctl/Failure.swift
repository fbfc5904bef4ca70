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
    case let error as OldDatabaseError:
      self.init(text: "Error: \(error.text)", status: error.status)
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
    self.init(text: lines.joined(separator: "\n"), status: ExitStatus(error))
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

extension RPCCode {
  /// As the API's documents spell it: `INVALID_ARGUMENT`.
  var name: String {
    "\(self)".reduce(into: "") { name, letter in
      if letter.isUppercase { name += "_" }
      name += letter.uppercased()
    }
  }
}
