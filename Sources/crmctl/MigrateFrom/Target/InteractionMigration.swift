import CRMProto
import RPCCore

struct InteractionMigration: RowMigration {
  let context: MigrationContext

  func migrate(_ row: OldRow) async throws -> MigratedRow {
    let customer = try context.links.customer(row.integer("customer_id"))
    let old = try OldInteraction(row, time: context.time, customer: customer)
    guard !context.destination.isDryRun else { return MigratedRow(repairs: old.repairs) }
    let request = CreateInteractionRequest(
      interaction: old.interaction,
      requestID: context.destination.requestIDs.id(.create, .interactions, row.id))
    let created = try await create(request)
    return MigratedRow(newID: created.id, repairs: old.repairs)
  }

  private func create(_ request: CreateInteractionRequest) async throws -> Interaction {
    let service = InteractionServiceClient(context.destination.client)
    return try await context.destination.repeating {
      try await service.createInteraction(request, options: context.destination.options)
    }
  }
}
