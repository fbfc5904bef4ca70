import CRMProto
import Postgres
import RPCCore

extension FeedbackService {
  func listFeedback(
    _ request: ListFeedbackRequest, context: CallContext
  ) async throws -> ListFeedbackResponse {
    let order = try ListOrder<FeedbackSortKey>(request.orderBy)
    return try await page(
      FeedbackFilter(request, dueSince: dueSince).conditions, order, request, context)
  }

  func listCustomerFeedback(
    _ request: ListCustomerFeedbackRequest, context: CallContext
  ) async throws -> ListFeedbackResponse {
    guard let customer = ResourceID(request.customerID) else {
      throw RPCError.invalid("customer_id", "must be a UUID")
    }
    let page = try await page(
      ["customer_id = \(customer)"], FeedbackSortKey.standard, request, context)
    if page.feedback.isEmpty, request.pageToken.isEmpty {
      try await CustomerStore.require(customer, in: database, deadline: context.deadline)
    }
    return page
  }

  private func page(
    _ conditions: [Query], _ order: ListOrder<FeedbackSortKey>, _ request: some ListRequest,
    _ context: CallContext
  ) async throws -> ListFeedbackResponse {
    let list = KeysetList(
      table: "feedback", columns: FeedbackRow.columns, conditions: conditions, order: order)
    let page = try await lists.page(list, request, context) { try FeedbackRow($0).feedback }
    return ListFeedbackResponse(
      feedback: page.items, nextPageToken: page.nextPageToken, totalSize: page.totalSize)
  }
}

enum FeedbackSortKey: String, SortKey {
  case submittedAt = "submitted_at"
  case createdAt = "created_at"
  case rating

  static let standard = ListOrder(submittedAt, isDescending: true)

  var expression: SQLFragment {
    switch self {
    case .submittedAt: "submitted_at"
    case .createdAt: "created_at"
    case .rating: "rating"
    }
  }

  var type: SortKeyType { self == .rating ? .number : .instant }
}
