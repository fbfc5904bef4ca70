import ArgumentParser
import CRMProto

/// The fields of a segment as options.
struct SegmentFields: ParsableArguments {
  @Option(name: .long, help: "Unique, in any case.")
  var name: String?

  @Option(name: .long, help: "What it is for.")
  var description: String?

  @Option(name: .long, help: "Criteria as JSON text.")
  var criteria: String?

  @Option(name: [.customShort("f"), .customLong("file")], help: "A FILE with the criteria, or -.")
  var file: String?

  func validate() throws {
    if criteria != nil, file != nil {
      throw ValidationError("give the criteria by --criteria or by --file, not by both")
    }
  }

  /// - Returns: the segment with what was given, and the mask of it.
  func masked(_ segment: Segment) throws -> MaskedFields<Segment> {
    var fields = MaskedFields(segment)
    fields.set("name", name, \.name)
    fields.set("description", description, \.description)
    fields.set("criteria", try file.map { try Input.text($0) } ?? criteria, \.criteria)
    return fields
  }
}
