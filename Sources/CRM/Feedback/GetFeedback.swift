import CRMProto
import Postgres
import RPCCore

extension FeedbackService {
  func getFeedback(_ request: GetFeedbackRequest, context: CallContext) async throws -> Feedback {
    guard let id = ResourceID(request.id) else { throw RPCError.invalid("id", "must be a UUID") }
    let rows = try await database.read(FeedbackStore.find(id), deadline: context.deadline)
    guard let row = rows.first else { throw RPCError.feedbackNotFound }
    return try FeedbackRow(row).feedback
  }
}
