/// Why bytes are not a message. Holds no content of the message.
public struct DecodeError: Error, Hashable, CustomStringConvertible {
  public let problem: Problem
  /// Path of the field, such as `customer.email` or `checks[2].id` (elements that are no messages
  /// go without their index); empty when unknown.
  public let field: String

  public init(_ problem: Problem, field: String = "") {
    self.problem = problem
    self.field = field
  }

  public enum Problem: Sendable, Hashable {
    /// A tag, a varint or a length that is illegal or runs past the end.
    case malformed
    /// A field with another wire type than its declaration.
    case wrongWireType
    /// Messages nested deeper than `DecodeLimits.depthMax`.
    case tooDeep
    /// More memory than `DecodeLimits.budgetBytesMax`.
    case overBudget
    /// More memory than the messages that are being decoded now leave of `DecodeLimits.budgetInAll`:
    /// the same bytes may pass later.
    case overBudgetInAll
    /// Text that is not UTF-8.
    case invalidUTF8
    /// Text with a NUL.
    case nul
    /// An enum number that the enum does not name.
    case unknownEnumNumber
    /// A message field that occurs twice; protobuf-c would merge the two wrongly.
    case repeatedSingularMessage
    /// An instant, a duration or a mask that its text form cannot express.
    case outOfRange
  }

  /// A fixed sentence.
  public var description: String {
    switch problem {
    case .malformed: "is not a well-formed protobuf message"
    case .wrongWireType: "has a wire type other than its declaration"
    case .tooDeep: "is nested too deeply"
    case .overBudget: "takes more memory than one call may"
    case .overBudgetInAll: "takes more memory than is left at the moment"
    case .invalidUTF8: "must be valid UTF-8"
    case .nul: "must not contain a NUL character"
    case .unknownEnumNumber: "is not a value of this enum"
    case .repeatedSingularMessage: "must not occur more than once"
    case .outOfRange: "has no text form"
    }
  }
}

/// Why a message cannot be written.
public enum EncodeError: Error, Hashable {
  /// A text holds a NUL.
  case textWithNUL
}
