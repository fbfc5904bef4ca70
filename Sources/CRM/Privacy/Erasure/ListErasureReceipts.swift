import CRMProto
import Postgres
import RPCCore

extension PrivacyService {
  func listErasureReceipts(
    _ request: ListErasureReceiptsRequest, context: CallContext
  ) async throws -> ListErasureReceiptsResponse {
    let list = KeysetList(
      table: "erasure_receipt", columns: ErasureReceipts.columns, conditions: ["TRUE"],
      order: ReceiptSortKey.standard)
    let page = try await lists.page(list, request, context, ErasureReceipts.decode)
    return ListErasureReceiptsResponse(
      receipts: page.items, nextPageToken: page.nextPageToken, totalSize: page.totalSize)
  }
}

private enum ReceiptSortKey: String, SortKey {
  case erasedAt = "erased_at"

  static let standard = ListOrder(erasedAt, isDescending: true)

  var expression: SQLFragment { "erased_at" }
  var type: SortKeyType { .instant }
}
