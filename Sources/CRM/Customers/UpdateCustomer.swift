import CRMProto
import Postgres
import RPCCore
import WireProto

extension CustomerService {
  func updateCustomer(
    _ request: UpdateCustomerRequest, context: CallContext
  ) async throws -> Customer {
    guard let given = request.customer else {
      throw RPCError.invalid("customer", "is required")
    }
    var violations = Violations()
    let id = ResourceID(given.id)
    if id == nil { violations.add("customer.id", "must be a UUID") }
    let mask = CustomerMask(request.updateMask, &violations)
    try violations.throwIfAny()
    guard let id else { throw RPCError.customerNotFound }
    let call = try MutationCall(context, request)

    return try await mutations.decide(call) { transaction in
      let rows = try await transaction.query(CustomerStore.lock(id))
      guard let row = rows.first else { throw RPCError.customerNotFound }
      let stored = try CustomerRow(row)
      try Etag.check(given.etag, against: stored.customer.etag, field: "customer.etag")

      var violations = Violations()
      let merged = CustomerRules.normalized(
        mask.apply(given, to: stored.customer), &violations)
      try violations.throwIfAny()
      let next = try stored.next(merged, at: clock.now())
      transaction.stage(next.update)
      return next.customer
    }
  }
}
