internal import CLibPQ

/// Owns a `PGcancel`: the right to interrupt what one backend is doing.
///
/// `@unchecked Sendable`: it is an immutable copy of the connection's address and key, made to be
/// used on another thread.
@safe final class Cancellation: @unchecked Sendable {
  private let cancel: OpaquePointer

  init(owning cancel: OpaquePointer) {
    unsafe self.cancel = cancel
  }

  deinit {
    unsafe PQfreeCancel(cancel)
  }

  /// Blocks until the postmaster has passed the interrupt on, or cannot be reached.
  func send() {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { message in
      // Whether it worked shows on the connection itself, which is watched anyway.
      _ = unsafe PQcancel(cancel, message.baseAddress, Int32(message.count))
    }
  }
}
