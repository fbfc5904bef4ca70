import CRMProto
import Postgres
import RPCCore

extension CustomerService {
  private static let suggestionsMax = 10

  func suggestCustomers(
    _ request: SuggestCustomersRequest, context: CallContext
  ) async throws -> SuggestCustomersResponse {
    let search = CustomerSearch(
      query: try SearchQuery(request.query), filters: ["is_active"],
      columns: CustomerSuggestion.columns, frequencies: termFrequencies)
    let rows = try await search.rows(
      after: nil, limit: Self.suggestionsMax, in: database, deadline: context.deadline)
    return SuggestCustomersResponse(suggestions: try rows.map(CustomerSuggestion.init))
  }
}

extension CustomerSuggestion {
  /// What `init` reads, in its order.
  fileprivate static let columns: SQLFragment = "id, display_name, email, phone, contact_type"

  fileprivate init(_ row: Row) throws {
    var cells = row.makeDecoder()
    self.init(
      id: try cells.next(ResourceID.self).description,
      displayName: try cells.next(String.self),
      email: try cells.next(String.self),
      phone: try cells.next(String.self),
      contactType: ContactType(rawValue: Int32(try cells.next(Int16.self))))
  }
}
