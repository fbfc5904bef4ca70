import CRMProto
import Postgres
import RPCCore

extension CustomerService {
  func reactivateCustomer(
    _ request: ReactivateCustomerRequest, context: CallContext
  ) async throws -> Customer {
    guard let id = ResourceID(request.id) else { throw RPCError.invalid("id", "must be a UUID") }
    let call = try MutationCall(context, request)

    let customer = try await mutations.decide(call) { transaction in
      let stored = try await CustomerStore.locked(id, etag: request.etag, in: transaction)
      try stored.requireUnrestricted(for: call)
      guard !stored.customer.isActive else { return Decision(answer: stored.customer) }

      var active = stored.customer
      active.isActive = true
      return try stored.decide(.reactivated, active, at: clock.now(), in: transaction)
    }
    return sensitiveTags.visible(customer, to: context.caller)
  }
}
