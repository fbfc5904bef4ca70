import CRMProto
import Postgres
import WireProto

/// A customer that is being created: what was given in its normal form, with what the server sets.
struct NewCustomer: Sendable {
  let id: ResourceID
  let customer: Customer
  let createdAt: Timestamptz
  let keys: SearchKeys

  init(_ normalized: Customer, at now: Timestamptz) {
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
  }

  func change() throws -> Change {
    try Change(.created, .customer, id, revision: 1, at: createdAt, from: nil, to: customer)
  }
}
