import WireProto

/// The fields of a resource by their paths in an update mask.
struct FieldSelection<Resource>: Sendable {
  typealias Copy = @Sendable (_ given: Resource, _ target: inout Resource) -> Void

  let outputOnly: Set<String>
  let writable: [String: Copy]
}

/// Which fields of a resource an update changes.
struct UpdateMask<Resource>: Sendable {
  private let copies: [FieldSelection<Resource>.Copy]

  /// Unknown and output-only paths, and an empty mask, go to `violations`.
  init(
    _ mask: GoogleProtobuf.FieldMask?, of selection: FieldSelection<Resource>,
    _ violations: inout Violations
  ) {
    let paths = mask?.paths ?? []
    if paths.isEmpty { violations.add("update_mask", "must name at least one field") }
    var copies: [FieldSelection<Resource>.Copy] = []
    for path in paths {
      if let copy = selection.writable[path] {
        copies.append(copy)
      } else if selection.outputOnly.contains(path) {
        violations.add("update_mask", "\(path) cannot be changed by an update")
      } else {
        // The path is the caller's text: it is not repeated.
        violations.add("update_mask", "names a field that the resource does not have")
      }
    }
    self.copies = copies
  }

  /// `target` with the masked fields of `given`.
  func apply(_ given: Resource, to target: Resource) -> Resource {
    var result = target
    for copy in copies { copy(given, &result) }
    return result
  }
}
