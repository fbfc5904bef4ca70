import CRMProto
import Postgres
import RPCCore
import WireProto

extension CustomerService {
  func createCustomer(
    _ request: CreateCustomerRequest, context: CallContext
  ) async throws -> Customer {
    guard let given = request.customer else {
      throw RPCError.invalid("customer", "is required")
    }
    var violations = Violations()
    CustomerRules.refuseOutputOnly(in: given, &violations)
    var customer = CustomerRules.normalized(given, &violations)
    try violations.throwIfAny()
    let call = try MutationCall(context, request)

    let now = clock.now()
    let id = ResourceID.make(at: now)
    customer.id = id.description
    customer.loyaltyStatus = .new
    customer.isActive = true
    customer.createdAt = GoogleProtobuf.Timestamp(now)
    customer.updatedAt = GoogleProtobuf.Timestamp(now)
    customer.etag = Etag.make(revision: 1)
    let change = try Change(
      .created, .customer, id, revision: 1, at: now, from: nil, to: customer)
    return try await mutations.write(
      call, change, answer: customer, [try CustomerStore.insert(customer, id: id, at: now)])
  }
}
