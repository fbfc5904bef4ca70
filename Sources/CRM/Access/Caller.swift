import RPCCore

/// Who calls.
///
/// Without authentication there is one caller: whoever reaches the loopback address. The server listens
/// nowhere else.
struct Caller: Hashable, Sendable {
  /// Stable name, by which request ids are kept apart.
  let name: String

  init(_ context: CallContext) {
    name = "loopback"
  }
}
