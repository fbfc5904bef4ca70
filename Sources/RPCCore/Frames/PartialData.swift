import Protobuf

/// The data of a frame that does not arrive in one piece, as far as it is there.
///
/// Memory follows what has arrived, never what the header claims: room doubles until it is as long
/// as the frame. What goes beyond an allowance is reserved, and given back with this object.
final class PartialData {
  private(set) var bytes: [UInt8] = []
  private let bytesExpected: Int
  /// What may be gathered without asking.
  private let unreservedBytesMax: Int
  private var roomBytes = 0
  private var reservation: MemoryReservation

  init(bytesExpected: Int, unreservedBytesMax: Int, budget: MemoryBudget?) {
    self.bytesExpected = bytesExpected
    self.unreservedBytesMax = unreservedBytesMax
    reservation = MemoryReservation(of: budget)
  }

  var bytesMissing: Int { bytesExpected - bytes.count }

  /// Takes what there is of the frame.
  /// - Returns: false, and nothing is taken, when the budget has no room for it.
  func append(from source: inout some FrameSource) -> Bool {
    let count = min(source.byteCount, bytesMissing)
    guard makeRoom(for: bytes.count + count) else { return false }
    source.move(count, to: &bytes)
    return true
  }

  private func makeRoom(for bytesNeeded: Int) -> Bool {
    guard bytesNeeded > roomBytes else { return true }
    let room = min(bytesExpected, max(bytesNeeded, roomBytes * 2))
    guard reservation.grow(to: max(0, room - unreservedBytesMax)) else { return false }
    roomBytes = room
    bytes.reserveCapacity(room)
    return true
  }
}
