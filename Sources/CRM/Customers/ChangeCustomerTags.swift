import CRMProto
import Postgres
import RPCCore

extension CustomerService {
  func addCustomerTags(
    _ request: AddCustomerTagsRequest, context: CallContext
  ) async throws -> Customer {
    let call = try MutationCall(context, request)
    return try await changeTags(of: request.id, request.tags, etag: request.etag, context, call) {
      $0.union($1)
    }
  }

  func removeCustomerTags(
    _ request: RemoveCustomerTagsRequest, context: CallContext
  ) async throws -> Customer {
    let call = try MutationCall(context, request)
    return try await changeTags(of: request.id, request.tags, etag: request.etag, context, call) {
      $0.subtracting($1)
    }
  }

  /// Tags that change nothing leave the customer as it is, etag included.
  private func changeTags(
    of id: String, _ given: [String], etag: String, _ context: CallContext,
    _ call: MutationCall,
    _ combine: @escaping @Sendable (Set<String>, Set<String>) -> Set<String>
  ) async throws -> Customer {
    var violations = Violations()
    if ResourceID(id) == nil { violations.add("id", "must be a UUID") }
    if given.isEmpty { violations.add("tags", "must name at least one tag") }
    let tags = Set(Tags.normalized(given, field: "tags", &violations))
    try violations.throwIfAny()
    guard let id = ResourceID(id) else { throw RPCError.customerNotFound }
    try sensitiveTags.requireChanging(tags, by: context.caller)

    let customer = try await mutations.decide(call) { transaction in
      let stored = try await CustomerStore.locked(id, etag: etag, in: transaction)
      try stored.requireUnrestricted(for: call)
      let combined = combine(Set(stored.customer.tags), tags)
      guard combined.count <= Tags.countMax else {
        throw RPCError.invalid("tags", "would be more than \(Tags.countMax) with those it has")
      }
      guard combined != Set(stored.customer.tags) else { return Decision(answer: stored.customer) }

      var changed = stored.customer
      changed.tags = combined.sorted()
      return try stored.decide(.updated, changed, at: clock.now(), in: transaction)
    }
    return sensitiveTags.visible(customer, to: context.caller)
  }
}
