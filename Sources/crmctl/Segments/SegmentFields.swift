import ArgumentParser
import CRMProto

/// The fields of a segment as options.
struct SegmentFields: ParsableArguments {
  @Option(name: .long, help: "Unique, in any case.")
  var name: String?

  @Option(name: .long, help: "What it is for.")
  var description: String?

  @OptionGroup var criteria: CriteriaOptions

  /// - Returns: the segment with what was given, and the mask of it.
  func masked(_ segment: Segment) throws -> MaskedFields<Segment> {
    var fields = MaskedFields(segment)
    fields.set("name", name, \.name)
    fields.set("description", description, \.description)
    fields.set("criteria", try criteria.text, \.criteria)
    return fields
  }
}
