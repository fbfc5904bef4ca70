import CRMProto
import Protobuf

/// A segment of the replaced service as this one takes it.
struct OldSegment: Sendable {
  private(set) var segment = Segment()
  private(set) var isActive = true
  private(set) var repairs: [Repair] = []

  /// - Throws: `Refusal` without criteria: the replaced service took that for everybody.
  init(_ row: OldRow, time: OldTime) throws(Refusal) {
    var reader = RowReader(row, time: time)
    segment.name = reader.line("name")
    segment.description = reader.text("description")
    segment.criteria = RowReader.trimmed(row.rawText("criteria"))
    guard !segment.criteria.isEmpty else {
      throw Refusal("CRITERIA_MISSING", "criteria are empty, which would be everybody")
    }
    isActive = row.bool("is_active") ?? true
    if row.bool("is_active") == nil { reader.note(.activeAssumed, "is_active") }
    repairs = reader.repairs
  }

  /// Another segment has the name.
  func renamed(for row: OldRow) -> OldSegment {
    var renamed = self
    renamed.segment.name = "\(segment.name) (\(row.id))"
    renamed.repairs.append(Repair(kind: .nameMadeUnique, field: "name", was: row["name"]))
    return renamed
  }
}
