import CRMProto
import Protobuf
import RPCClient
import RPCCore
import WireProto

/// How customers come over: those who share an address one by one, the rest by ImportCustomers.
///
/// An address belongs to one active customer. Of those who share one, all but the one who keeps it are created and
/// deactivated first, so that it is free for the next.
struct CustomerMigration: Sendable {
  let context: MigrationContext
  /// Created by an interrupted run that did not come to write them down.
  let created: [Int64: CreatedCustomer]

  var destination: Destination { context.destination }
  private var service: CustomerServiceClient<RPCClient> {
    CustomerServiceClient(destination.client)
  }

  func run() async throws {
    let sharing = try await migrateSharedAddresses()
    try await context.forEachPage(of: .customers, except: sharing) { rows in
      try await importCustomers(rows.map { customer($0) })
    }
  }

  func customer(_ row: OldRow, sharingWith holder: Int64? = nil) -> OldCustomer {
    OldCustomer(row, time: context.time, system: context.system, sharingWith: holder)
  }

  /// Creates a customer alone.
  func create(_ old: OldCustomer) async throws -> String {
    let request = CreateCustomerRequest(
      customer: old.customer,
      requestID: destination.requestIDs.id(.create, .customers, old.row.id))
    return try await destination.repeating {
      try await service.createCustomer(request, options: destination.options)
    }.id
  }

  /// Gives a created customer what it cannot be created with, and writes down that it is done.
  /// - Parameter found: what an interrupted run has left of it.
  func finish(_ old: OldCustomer, as id: String, found: CreatedCustomer? = nil) async throws {
    if let tier = old.tier, found?.loyaltyStatus ?? .new == .new {
      try await setTier(tier, of: id, old.row)
    }
    if !old.isActive, found?.isActive ?? true { try await deactivate(id, old.row) }
    try context.setMigrated(
      old.row,
      MigratedRow(
        newID: id, repairs: old.repairs, rest: RowTimes(old.row, context.time).members))
  }

  private func setTier(_ tier: LoyaltyStatus, of id: String, _ row: OldRow) async throws {
    let request = UpdateCustomerRequest(
      customer: Customer(id: id, loyaltyStatus: tier),
      updateMask: GoogleProtobuf.FieldMask(paths: ["loyalty_status"]),
      requestID: destination.requestIDs.id(.tier, .customers, row.id))
    try await unlessErased {
      _ = try await service.updateCustomer(request, options: destination.options)
    }
  }

  private func deactivate(_ id: String, _ row: OldRow) async throws {
    let request = DeactivateCustomerRequest(
      id: id, requestID: destination.requestIDs.id(.deactivate, .customers, row.id))
    try await unlessErased {
      _ = try await service.deactivateCustomer(request, options: destination.options)
    }
  }

  /// Somebody may have been erased or restricted since an interrupted run: then there is nothing to be done.
  private func unlessErased(_ call: () async throws -> Void) async throws {
    do {
      try await destination.repeating(call)
    } catch let error as RPCError where error.code == .failedPrecondition {
      return
    }
  }
}
