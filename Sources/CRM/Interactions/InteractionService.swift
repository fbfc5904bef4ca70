import CRMProto

/// Serves `crm.v1.InteractionService`.
struct InteractionService: CRMProto.InteractionServiceHandler {}
