import CRMProto
import Postgres
import RPCCore

extension CustomerService {
  func deactivateCustomer(
    _ request: DeactivateCustomerRequest, context: CallContext
  ) async throws -> Customer {
    guard let id = ResourceID(request.id) else { throw RPCError.invalid("id", "must be a UUID") }
    let call = try MutationCall(context, request)

    return try await mutations.decide(call) { transaction in
      let rows = try await transaction.query(CustomerStore.lock(id))
      guard let row = rows.first else { throw RPCError.customerNotFound }
      let stored = try CustomerRow(row)
      try Etag.check(request.etag, against: stored.customer.etag, field: "etag")
      guard stored.customer.isActive else { return stored.customer }

      var inactive = stored.customer
      inactive.isActive = false
      let next = try stored.next(inactive, at: clock.now())
      transaction.stage(next.update)
      return next.customer
    }
  }
}
