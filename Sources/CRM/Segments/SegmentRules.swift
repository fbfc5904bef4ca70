import CRMProto
import Protobuf
import RPCCore

/// What a segment must look like, whoever writes it.
enum SegmentRules {
  /// Of an installation, inactive ones among them.
  static let segmentsMax = 5_000
  /// Of criteria with those of all segments that they refer to.
  static let expandedConditionsMax = 2_000

  static func refuseOutputOnly(in segment: Segment, _ violations: inout Violations) {
    violations.refuse(
      in: "segment",
      outputOnly: [
        ("id", !segment.id.isEmpty),
        ("customer_count", segment.customerCount != 0),
        ("status", segment.status != .unspecified),
        ("status_reason", !segment.statusReason.isEmpty),
        ("created_at", segment.createdAt != nil),
        ("updated_at", segment.updatedAt != nil),
        ("last_calculated", segment.lastCalculated != nil),
        ("etag", !segment.etag.isEmpty),
      ])
  }

  /// All but the criteria.
  static func normalized(_ given: Segment, _ violations: inout Violations) -> Segment {
    var segment = given
    segment.name = TextRule.name.apply(segment.name, "segment.name", &violations)
    if segment.name.isEmpty { violations.add("segment.name", "is required") }
    segment.description = TextRule.resolution.apply(
      segment.description, "segment.description", &violations)
    return segment
  }
}

extension FieldSelection<Segment> {
  static let segment = FieldSelection(
    outputOnly: [
      "id", "customer_count", "status", "status_reason", "created_at", "updated_at",
      "last_calculated", "etag",
    ],
    writable: [
      "name": { $1.name = $0.name },
      "description": { $1.description = $0.description },
      "criteria": { $1.criteria = $0.criteria },
      "is_active": { $1.isActive = $0.isActive },
    ])
}

/// Criteria as they are given: a segment may be referred to by its name.
struct GivenCriteria {
  let criteria: Criteria
  private let references: [String: JSONPath]

  /// - Throws: INVALID_ARGUMENT with everything that is wrong, each with its JSON pointer.
  init(_ text: String) throws(RPCError) {
    do {
      (criteria, references) = try CriteriaReader.readWithReferences(text).get()
    } catch {
      throw .invalidCriteria(error.errors)
    }
  }

  var refersToSegments: Bool { !references.isEmpty }

  /// With ids in place of names.
  /// - Parameters:
  ///   - id: of the segment that is to have them; nil for one that begins, or for none.
  ///   - segments: all that there are.
  /// - Throws: INVALID_ARGUMENT for references that cannot be, each with its JSON pointer.
  func linked(
    of id: ResourceID?, among segments: [SegmentDefinition]
  ) throws(RPCError) -> Criteria {
    var errors = CriteriaErrors()
    var targets: [String: SegmentDefinition] = [:]
    for (name, place) in references.sorted(by: { $0.value.pointer < $1.value.pointer }) {
      let found = segments.first {
        $0.id == ResourceID(name) || $0.name.lowercased() == name.lowercased()
      }
      guard let found else {
        errors.add(.unknownSegment, at: place, "is no segment")
        continue
      }
      targets[name] = found
      if !found.isActive { errors.add(.inactiveSegment, at: place, "is not active") }
      if let id, SegmentGraph(segments).reaches(id, from: found.id) {
        errors.add(.cycle, at: place, "leads back to the segment itself")
      }
    }
    guard errors.found.isEmpty else { throw .invalidCriteria(errors.found) }
    return criteria.replacingReferences { name in
      .inSegment(targets[name]?.id.description ?? name)
    }
  }
}

extension RPCError {
  /// Each place as `segment.criteria#POINTER`.
  static func invalidCriteria(_ errors: [CriteriaError]) -> RPCError {
    RPCError(
      .invalidArgument, "The criteria are invalid.", reason: "INVALID_CRITERIA",
      violations: errors.map { error in
        FieldViolation(
          field: "segment.criteria#\(error.pointer)",
          description: "\(error.description) (\(error.reason))")
      })
  }
}
