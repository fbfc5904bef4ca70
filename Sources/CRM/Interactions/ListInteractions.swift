import CRMProto
import Postgres
import RPCCore

extension InteractionService {
  func listInteractions(
    _ request: ListInteractionsRequest, context: CallContext
  ) async throws -> ListInteractionsResponse {
    let order = try ListOrder<InteractionSortKey>(request.orderBy)
    let filter = try InteractionFilter(request, now: clock.now())
    return try await page(filter.conditions, order, request, context)
  }

  func listCustomerInteractions(
    _ request: ListCustomerInteractionsRequest, context: CallContext
  ) async throws -> ListInteractionsResponse {
    guard let customer = ResourceID(request.customerID) else {
      throw RPCError.invalid("customer_id", "must be a UUID")
    }
    let page = try await page(
      ["customer_id = \(customer)"], InteractionSortKey.standard, request, context)
    if page.interactions.isEmpty, request.pageToken.isEmpty {
      try await CustomerStore.require(customer, in: database, deadline: context.deadline)
    }
    return page
  }

  func listDueFollowUps(
    _ request: ListDueFollowUpsRequest, context: CallContext
  ) async throws -> ListInteractionsResponse {
    var violations = Violations()
    let dueBy = Timestamptz(request.dueBy, field: "due_by", &violations) ?? clock.now()
    try violations.throwIfAny()
    var conditions = [InteractionFilter.isOpen, "follow_up_date <= \(dueBy)"]
    if !request.staffMemberID.isEmpty {
      conditions.append("staff_member_id = \(Text.normalized(request.staffMemberID))")
    }
    return try await page(conditions, FollowUpSortKey.standard, request, context)
  }

  private func page(
    _ conditions: [Query], _ order: ListOrder<some SortKey>, _ request: some ListRequest,
    _ context: CallContext
  ) async throws -> ListInteractionsResponse {
    let list = KeysetList(
      table: "interaction", columns: InteractionRow.columns, conditions: conditions, order: order)
    let page = try await lists.page(list, request, context) { try InteractionRow($0).interaction }
    return ListInteractionsResponse(
      interactions: page.items, nextPageToken: page.nextPageToken, totalSize: page.totalSize)
  }
}
