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
    let mask = UpdateMask(request.updateMask, of: .customer, &violations)
    try violations.throwIfAny()
    if request.updateMask?.paths.contains("loyalty_status") == true {
      try context.caller.require([.update(.loyalty)])
    }
    guard let id else { throw RPCError.customerNotFound }
    let call = try MutationCall(context, request)

    let updated = try await mutations.decide(call) { transaction in
      let stored = try await CustomerStore.locked(
        id, etag: given.etag, etagField: "customer.etag", in: transaction)
      try stored.requireUnrestricted(for: call)

      var violations = Violations()
      var merged = CustomerRules.normalized(
        mask.apply(given, to: stored.customer), &violations)
      try violations.throwIfAny()
      merged.tags = try sensitiveTags.merged(
        merged.tags, into: stored.customer.tags, by: context.caller)
      guard merged.tags.count <= Tags.countMax else {
        throw RPCError.invalid("customer.tags", "must be at most \(Tags.countMax)")
      }
      return try stored.decide(.updated, merged, at: clock.now(), in: transaction)
    }
    return sensitiveTags.visible(updated, to: context.caller)
  }
}
