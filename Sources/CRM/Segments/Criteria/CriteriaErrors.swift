import CRMProto

/// Everything that is wrong with criteria, each with the place.
struct CriteriaErrors {
  enum Reason: String {
    case jsonInvalid = "JSON_INVALID"
    case criteriaTooLong = "CRITERIA_TOO_LONG"
    case tooDeep = "TOO_DEEP"
    case tooManyConditions = "TOO_MANY_CONDITIONS"
    case tooManyValues = "TOO_MANY_VALUES"
    case tooManySegments = "TOO_MANY_SEGMENTS"
    case unknownField = "UNKNOWN_FIELD"
    case unknownOperator = "UNKNOWN_OPERATOR"
    case unknownMember = "UNKNOWN_MEMBER"
    case missingMember = "MISSING_MEMBER"
    case wrongType = "WRONG_TYPE"
    case invalidValue = "INVALID_VALUE"
    case emptyList = "EMPTY_LIST"
    case emptyRange = "EMPTY_RANGE"
  }

  /// Nobody reads more.
  private static let countMax = 100

  private(set) var found: [CriteriaError] = []

  var isFull: Bool { found.count == Self.countMax }

  mutating func add(_ reason: Reason, at pointer: CriteriaPointer, _ description: String) {
    guard !isFull else { return }
    found.append(
      CriteriaError(
        pointer: pointer.text, reason: reason.rawValue, description: description))
  }
}

/// A place in JSON (RFC 6901).
struct CriteriaPointer {
  static let root = CriteriaPointer(text: "")

  let text: String

  func member(_ name: String) -> CriteriaPointer {
    let escaped = name.replacing("~", with: "~0").replacing("/", with: "~1")
    return CriteriaPointer(text: "\(text)/\(escaped)")
  }

  func element(_ index: Int) -> CriteriaPointer { CriteriaPointer(text: "\(text)/\(index)") }
}
