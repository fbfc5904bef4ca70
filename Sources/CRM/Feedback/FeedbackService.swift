import CRMProto

/// Serves `crm.v1.FeedbackService`.
struct FeedbackService: CRMProto.FeedbackServiceHandler {}
