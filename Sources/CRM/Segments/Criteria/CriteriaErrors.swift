import CRMProto
import Protobuf

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
    case unknownSegment = "UNKNOWN_SEGMENT"
    case inactiveSegment = "INACTIVE_SEGMENT"
    case cycle = "CYCLE"
  }

  private(set) var found: [CriteriaError] = []

  var isFull: Bool { found.count == Violations.countMax }

  mutating func add(_ reason: Reason, at place: JSONPath, _ description: String) {
    add(reason, pointer: place.pointer, description)
  }

  mutating func add(_ reason: Reason, pointer: String, _ description: String) {
    guard !isFull else { return }
    found.append(
      CriteriaError(pointer: pointer, reason: reason.rawValue, description: description))
  }
}
