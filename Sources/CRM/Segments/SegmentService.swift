import CRMProto
import Postgres

/// Serves `crm.v1.SegmentService`; each method is in the file of its name.
struct SegmentService: CRMProto.SegmentServiceHandler {
  let database: Database
  let mutations: Mutations
  let lists: Lists
  let settings: CRMSettings
  let clock: WallClock
  let sensitiveTags: SensitiveTags
  /// Told when there is something to calculate.
  let calculator: SegmentCalculator
}
