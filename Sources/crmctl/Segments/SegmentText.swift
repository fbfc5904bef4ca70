import CRMProto
import RPCClient
import RPCCore

/// Segments as a person reads them.
enum SegmentText {
  static func fields(_ segment: Segment) -> String {
    var list = FieldList()
    list.add("id", segment.id)
    list.add("name", segment.name)
    list.add("description", segment.description)
    list.add("criteria", segment.criteria)
    list.add("is_active", segment.isActive ? "yes" : "no")
    list.add("customer_count", "\(segment.customerCount)")
    list.add("status", EnumArgument.name(of: segment.status))
    list.add("status_reason", segment.statusReason)
    list.add("created_at", InstantText.of(segment.createdAt))
    list.add("updated_at", InstantText.of(segment.updatedAt))
    list.add("last_calculated", InstantText.of(segment.lastCalculated))
    list.add("etag", segment.etag)
    return list.text
  }

  static func table(_ segments: [Segment]) -> String {
    var table = Table(headings: ["ID", "NAME", "CUSTOMERS", "STATUS", "CRITERIA"])
    for segment in segments {
      table.rows.append([
        segment.id, segment.name, "\(segment.customerCount)",
        EnumArgument.name(of: segment.status), segment.criteria,
      ])
    }
    return table.text()
  }
}

/// Which segment a person means: by its id, or by its name.
enum SegmentChoice {
  static func id(
    _ text: String, _ client: RPCClient, _ options: CallOptions
  ) async throws -> String {
    // Five groups of hexadecimal digits: nobody names a segment so.
    if text.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12] { return text }
    let service = SegmentServiceClient(client)
    for isActive in [true, false] {
      var token = ""
      repeat {
        let page = try await service.listSegments(
          .init(pageSize: 1000, pageToken: token, isActive: isActive), options: options)
        let name = text.lowercased()
        if let found = page.segments.first(where: { $0.name.lowercased() == name }) {
          return found.id
        }
        token = page.nextPageToken
      } while !token.isEmpty
    }
    throw RPCError(
      .notFound, "There is no segment named \(PrintableText.of(text)).", reason: "SEGMENT_NOT_FOUND"
    )
  }
}
