import CRMProto
import Postgres
import RPCCore

extension CustomerService {
  func getCustomer(_ request: GetCustomerRequest, context: CallContext) async throws -> Customer {
    guard let id = ResourceID(request.id) else { throw RPCError.invalid("id", "must be a UUID") }
    let rows = try await database.read(CustomerStore.find(id), deadline: context.deadline)
    guard let row = rows.first else { throw RPCError.customerNotFound }
    return sensitiveTags.visible(try CustomerRow(row).customer, to: context.caller)
  }
}

extension RPCError {
  /// The same words for an id that does not exist and for one that the caller may not see.
  static let customerNotFound = RPCError(
    .notFound, "There is no such customer.", reason: "CUSTOMER_NOT_FOUND")
}
