import Postgres
import RPCCore

/// What is in force for the customer whom something is about.
struct CustomerState: Sendable {
  private(set) var isErased = false
  private var isRestricted = false
  private(set) var isHeld = false

  /// What `init` reads, in its order.
  static let columns: SQLFragment =
    "erased_at IS NOT NULL, restricted_at IS NOT NULL, legal_hold_at IS NOT NULL"

  init() {}

  /// - Parameter row: nil for what is about nobody.
  init(_ row: Row?) throws {
    guard var cells = row?.makeDecoder() else { return }
    isErased = try cells.next(Bool.self)
    isRestricted = try cells.next(Bool.self)
    isHeld = try cells.next(Bool.self)
  }

  /// - Throws: FAILED_PRECONDITION for what has to stay.
  func requireDeletable(by call: MutationCall) throws(RPCError) {
    guard !isHeld else { throw .legalHold }
    guard !isRestricted || call.permissions.has(.update(.privacy)) else {
      throw .customerRestricted
    }
  }
}
