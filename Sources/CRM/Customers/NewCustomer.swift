import CRMProto
import Postgres
import WireProto

/// A customer that is being created: what was given in its normal form, with what the server sets.
struct NewCustomer: Sendable {
  let id: ResourceID
  let customer: Customer
  let createdAt: Timestamptz
  let keys: SearchKeys
  let facts: CustomerFacts
  let change: Change

  init(_ normalized: Customer, at now: Timestamptz) throws {
    id = ResourceID.make(at: now)
    createdAt = now
    var customer = normalized
    customer.id = id.description
    customer.loyaltyStatus = .new
    customer.isActive = true
    customer.createdAt = GoogleProtobuf.Timestamp(now)
    customer.updatedAt = GoogleProtobuf.Timestamp(now)
    customer.etag = Etag.make(revision: 1)
    self.customer = customer
    keys = SearchKeys(customer)
    facts = CustomerFacts(customer, id: id)
    change = try Change(
      .created, .customer, id, of: id, revision: 1, at: now, from: nil, to: customer)
  }
}
