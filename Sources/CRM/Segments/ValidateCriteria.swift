import CRMProto
import RPCCore

extension SegmentService {
  /// Answers what is wrong rather than failing: whoever asks wants to know it all.
  func validateCriteria(
    _ request: ValidateCriteriaRequest, context: CallContext
  ) async throws -> ValidateCriteriaResponse {
    switch CriteriaReader.read(request.criteria) {
    case .success(let criteria):
      ValidateCriteriaResponse(canonicalCriteria: criteria.canonicalText)
    case .failure(let invalid):
      ValidateCriteriaResponse(errors: invalid.errors)
    }
  }
}
