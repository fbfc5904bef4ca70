/// A five-character error code (PostgreSQL manual, appendix A).
public struct SQLState: Sendable, Hashable, CustomStringConvertible {
  public let code: String

  public init(_ code: String) {
    self.code = code
  }

  /// The first two characters, which name the family of the error.
  public var errorClass: Substring { code.prefix(2) }

  public var description: String { code }
}

extension SQLState {
  public static let protocolViolation = SQLState("08P01")
  public static let featureNotSupported = SQLState("0A000")
  public static let stringTooLong = SQLState("22001")
  public static let numberOutOfRange = SQLState("22003")
  public static let invalidByteSequence = SQLState("22021")
  public static let notNullViolation = SQLState("23502")
  public static let foreignKeyViolation = SQLState("23503")
  public static let uniqueViolation = SQLState("23505")
  public static let checkViolation = SQLState("23514")
  public static let exclusionViolation = SQLState("23P01")
  public static let readOnlyTransaction = SQLState("25006")
  public static let failedTransaction = SQLState("25P02")
  public static let unknownPreparedStatement = SQLState("26000")
  public static let serializationFailure = SQLState("40001")
  public static let deadlockDetected = SQLState("40P01")
  public static let insufficientPrivilege = SQLState("42501")
  public static let syntaxError = SQLState("42601")
  public static let undefinedTable = SQLState("42P01")
  public static let tooManyConnections = SQLState("53300")
  public static let lockNotAvailable = SQLState("55P03")
  public static let queryCancelled = SQLState("57014")
  public static let adminShutdown = SQLState("57P01")
  public static let raisedException = SQLState("P0001")

  /// The backend is going away: everything on this connection ends with it.
  var endsTheConnection: Bool {
    code == "57P01" || code == "57P02" || code == "57P03" || code == "57P05" || code == "25P03"
  }

  /// A prepared statement that has to be prepared anew.
  var asksToPrepareAgain: Bool {
    self == .featureNotSupported || self == .unknownPreparedStatement
  }
}
