import CRMProto
import RPCCore

extension CustomerService {
  func createCustomer(
    _ request: CreateCustomerRequest, context: CallContext
  ) async throws -> Customer {
    guard let given = request.customer else {
      throw RPCError.invalid("customer", "is required")
    }
    var violations = Violations()
    CustomerRules.refuseOutputOnly(in: given, &violations)
    let customer = CustomerRules.normalized(given, &violations)
    try violations.throwIfAny()
    try sensitiveTags.requireChanging(customer.tags, by: context.caller)
    let call = try MutationCall(context, request)

    let new = try NewCustomer(customer, at: clock.now())
    let created = try await mutations.write(
      call, new.change, answer: new.customer,
      [SearchWords.insert(new.keys.words), try CustomerStore.insert([new])]
    ) { segments in
      segments.keep(created: [new.facts], by: call)
    }
    return sensitiveTags.visible(created, to: context.caller)
  }
}
