import CRMProto

/// Serves `crm.v1.SegmentService`.
struct SegmentService: CRMProto.SegmentServiceHandler {}
