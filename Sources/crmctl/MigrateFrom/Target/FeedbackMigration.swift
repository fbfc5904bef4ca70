import CRMProto
import RPCCore

struct FeedbackMigration: RowMigration {
  let context: MigrationContext

  func migrate(_ row: OldRow) async throws -> MigratedRow {
    let customer =
      OldFeedback.isAnonymous(row) ? "" : try context.links.customer(row.integer("customer_id"))
    let old = try OldFeedback(row, time: context.time, customer: customer)
    guard !context.destination.isDryRun else { return MigratedRow(repairs: old.repairs) }
    let created = try await submit(old, row)
    if let notes = old.resolution { try await resolve(created, notes, row) }
    return MigratedRow(
      newID: created.isAnonymous ? nil : created.id, repairs: old.repairs)
  }

  private func submit(_ old: OldFeedback, _ row: OldRow) async throws -> Feedback {
    let destination = context.destination
    let request = SubmitFeedbackRequest(
      feedback: old.feedback, requestID: destination.requestIDs.id(.create, .feedback, row.id))
    return try await destination.repeating {
      try await FeedbackServiceClient(destination.client)
        .submitFeedback(request, options: destination.options)
    }
  }

  private func resolve(_ feedback: Feedback, _ notes: String, _ row: OldRow) async throws {
    let destination = context.destination
    let request = ResolveFeedbackRequest(
      id: feedback.id, resolutionNotes: notes,
      requestID: destination.requestIDs.id(.resolve, .feedback, row.id))
    _ = try await destination.repeating {
      try await FeedbackServiceClient(destination.client)
        .resolveFeedback(request, options: destination.options)
    }
  }
}
