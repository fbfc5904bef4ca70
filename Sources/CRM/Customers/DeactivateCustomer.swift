import CRMProto
import Postgres
import RPCCore

extension CustomerService {
  func deactivateCustomer(
    _ request: DeactivateCustomerRequest, context: CallContext
  ) async throws -> Customer {
    guard let id = ResourceID(request.id) else { throw RPCError.invalid("id", "must be a UUID") }
    let call = try MutationCall(context, request)

    let customer = try await mutations.decide(call) { transaction in
      let stored = try await CustomerStore.locked(id, etag: request.etag, in: transaction)
      try stored.requireUnrestricted(for: call)
      guard stored.customer.isActive else { return Decision(answer: stored.customer) }

      var inactive = stored.customer
      inactive.isActive = false
      return try stored.decide(.deactivated, inactive, at: clock.now(), in: transaction)
    }
    return sensitiveTags.visible(customer, to: context.caller)
  }
}
