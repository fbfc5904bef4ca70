/// Why a text is not JSON, or JSON is not a message. Holds names of members, but no values.
public struct JSONError: Error, Hashable, CustomStringConvertible {
  public let problem: Problem
  /// JSON pointer (RFC 6901) to the place, such as `/customer/tags/3`; empty for the whole.
  public let path: String

  public init(_ problem: Problem, path: String = "") {
    self.problem = problem
    self.path = path
  }

  public enum Problem: Error, Hashable {
    /// The text is not JSON; line and column count from 1, columns in bytes.
    case syntax(String, line: Int, column: Int)
    /// A member occurs twice, possibly once in snake_case and once in lowerCamelCase.
    case duplicateMember
    /// Arrays and objects, or messages, nested more deeply than the limit.
    case tooDeep
    /// The message has no field of this name; the fields whose names are closest.
    case unknownMember(closest: [String])
    /// Another kind of value than the field takes, which is said in words.
    case wrongType(expected: String)
    /// A number that the field's type cannot hold.
    case outOfRange(expected: String)
    /// No value of the enum; the names that it has.
    case unknownEnumValue(names: [String])
    /// Two members of one oneof.
    case severalMembersOfOneof
    /// Text with a NUL.
    case nul
  }

  /// `/customer/contact_type: is not one of INDIVIDUAL, CORPORATE`.
  public var description: String {
    path.isEmpty ? sentence : "\(path): \(sentence)"
  }

  /// What is wrong, without the place.
  public var sentence: String {
    switch problem {
    case .syntax(let what, let line, let column): "\(what) (line \(line), column \(column))"
    case .duplicateMember: "occurs more than once"
    case .tooDeep: "is nested too deeply"
    case .unknownMember(let closest):
      closest.isEmpty
        ? "is not a known field"
        : "is not a known field; did you mean \(closest.joined(separator: " or "))?"
    case .wrongType(let expected): "must be \(expected)"
    case .outOfRange(let expected): "is out of range: must be \(expected)"
    case .unknownEnumValue(let names): "is not one of \(names.joined(separator: ", "))"
    case .severalMembersOfOneof: "excludes another member that is given too"
    case .nul: "must not contain a NUL character"
    }
  }
}

/// Where in a JSON text a reader is.
package struct JSONPath: Sendable {
  private var steps: [String] = []

  /// The whole text.
  package init() {}

  mutating func push(_ step: String) { steps.append(step) }
  mutating func push(_ index: Int) { steps.append(String(index)) }
  mutating func pop() { steps.removeLast() }

  package func appending(_ step: String) -> JSONPath {
    var path = self
    path.push(step)
    return path
  }

  package func appending(_ index: Int) -> JSONPath { appending(String(index)) }

  /// RFC 6901: `~` and `/` in a name are written `~0` and `~1`.
  package var pointer: String {
    steps.map { step in
      var escaped = "/"
      for character in step {
        switch character {
        case "~": escaped += "~0"
        case "/": escaped += "~1"
        default: escaped.append(character)
        }
      }
      return escaped
    }.joined()
  }
}
