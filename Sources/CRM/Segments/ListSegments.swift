import CRMProto
import Postgres
import RPCCore

extension SegmentService {
  func listSegments(
    _ request: ListSegmentsRequest, context: CallContext
  ) async throws -> ListSegmentsResponse {
    let list = KeysetList(
      table: SegmentRow.table, columns: SegmentRow.columns,
      conditions: ["is_active = \(request.isActive ?? true)"],
      order: try SegmentOrder(request.orderBy))
    let page = try await lists.page(list, request, context) { try SegmentRow($0).segment }
    return ListSegmentsResponse(
      segments: page.items, nextPageToken: page.nextPageToken, totalSize: page.totalSize)
  }
}

typealias SegmentOrder = ListOrder<SegmentSortKey>

enum SegmentSortKey: String, SortKey {
  case name
  case createdAt = "created_at"
  case customerCount = "customer_count"

  static let standard = SegmentOrder(.name)

  var expression: SQLFragment {
    switch self {
    case .name: "(lower(name) COLLATE \"C\")"
    case .createdAt: "created_at"
    case .customerCount: "customer_count"
    }
  }

  var type: SortKeyType {
    switch self {
    case .name: .text
    case .createdAt: .instant
    case .customerCount: .number
    }
  }
}
