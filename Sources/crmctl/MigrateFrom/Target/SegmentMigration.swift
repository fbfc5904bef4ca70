import CRMProto
import Protobuf
import RPCCore
import Synchronization
import WireProto

struct SegmentMigration: RowMigration {
  let context: MigrationContext
  /// Of a dry run.
  private let names = SeenNames()

  init(context: MigrationContext) {
    self.context = context
  }

  func migrate(_ row: OldRow) async throws -> MigratedRow {
    var old = try OldSegment(row, time: context.time)
    guard !context.destination.isDryRun else {
      try await validate(old)
      if !names.insert(old.segment.name) { old = old.renamed(for: row) }
      return MigratedRow(repairs: old.repairs)
    }
    let created: Segment
    do {
      created = try await create(old, row)
    } catch let error as RPCError where error.code == .alreadyExists {
      old = old.renamed(for: row)
      created = try await create(old, row)
    }
    if !old.isActive { try await deactivate(created, row) }
    return MigratedRow(
      newID: created.id, repairs: old.repairs, rest: RowTimes(row, context.time).members)
  }

  private func create(_ old: OldSegment, _ row: OldRow) async throws -> Segment {
    let destination = context.destination
    let request = CreateSegmentRequest(
      segment: old.segment, requestID: destination.requestIDs.id(.create, .segments, row.id))
    return try await destination.repeating {
      try await SegmentServiceClient(destination.client)
        .createSegment(request, options: destination.options)
    }
  }

  private func deactivate(_ segment: Segment, _ row: OldRow) async throws {
    let destination = context.destination
    let request = UpdateSegmentRequest(
      segment: Segment(id: segment.id, isActive: false),
      updateMask: GoogleProtobuf.FieldMask(paths: ["is_active"]),
      requestID: destination.requestIDs.id(.deactivate, .segments, row.id))
    _ = try await destination.repeating {
      try await SegmentServiceClient(destination.client)
        .updateSegment(request, options: destination.options)
    }
  }

  /// What CreateSegment would say of it.
  private func validate(_ old: OldSegment) async throws {
    guard !old.segment.name.isEmpty else {
      throw Refusal("INVALID_FIELDS name", "name is required")
    }
    let service = SegmentServiceClient(context.destination.client)
    let errors = try await service.validateCriteria(
      .init(criteria: old.segment.criteria), options: context.destination.options
    ).errors
    guard !errors.isEmpty else { return }
    let what = errors.map { "criteria#\($0.pointer) \($0.description)" }
    throw Refusal("INVALID_CRITERIA criteria", what.joined(separator: "; "))
  }
}

private final class SeenNames: Sendable {
  private let names = Mutex<Set<String>>([])

  /// - Returns: false for a name that was there.
  func insert(_ name: String) -> Bool { names.withLock { $0.insert(name.lowercased()).inserted } }
}
