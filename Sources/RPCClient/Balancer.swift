import NIOCore
import RPCCore
import Synchronization

/// Spreads calls over the connections to all servers, in turn, and connects as calls come.
///
/// A connection that stands is preferred to one that is being made. A server that cannot be reached
/// is left alone for a while that doubles with each failure.
final class Balancer: Sendable {
  private struct State {
    var slots: [ServerSlot]
    var next = 0
    var isClosed = false
  }

  private let configuration: ClientConfiguration
  private let eventLoop: any EventLoop
  private let state: Mutex<State>

  init(
    _ addresses: [ServerAddress], _ configuration: ClientConfiguration, eventLoop: any EventLoop
  ) {
    self.configuration = configuration
    self.eventLoop = eventLoop
    let perAddress = max(1, configuration.connectionsPerAddress)
    // Round by round, so that neighbours are different servers.
    let slots = (0..<perAddress).flatMap { _ in addresses.map { ServerSlot(address: $0) } }
    state = Mutex(State(slots: slots))
  }

  /// A connection that stands or is being made, in which case calls gather in it.
  /// - Throws: UNAVAILABLE while no server is to be tried, CANCELLED when the client is closed.
  func connection() throws(RPCError) -> ClientConnection {
    let now = ContinuousClock.now
    let connection: Result<ClientConnection, RPCError> = state.withLock { state in
      if state.isClosed { return .failure(.clientClosed) }
      return pick(&state, now).map { .success($0) } ?? .failure(.connectFailed)
    }
    return try connection.get()
  }

  private func pick(
    _ state: inout State, _ now: ContinuousClock.Instant
  ) -> ClientConnection? {
    var beingMade: ClientConnection?
    for _ in state.slots.indices {
      let index = state.next
      state.next = (index + 1) % state.slots.count
      state.slots[index].update(now: now, configuration.retries)
      if state.slots[index].mayConnect(at: now) {
        beingMade = state.slots[index].connect {
          ClientConnection(to: $0, configuration, eventLoop: eventLoop)
        }
      } else if let connection = state.slots[index].connection {
        if case .connected = connection.condition { return connection }
        beingMade = beingMade ?? connection
      }
    }
    return beingMade
  }

  var addressCount: Int { state.withLock { $0.slots.count } }

  /// Takes no more calls. The connections are the caller's to close.
  func close() -> [ClientConnection] {
    state.withLock { state in
      state.isClosed = true
      defer { state.slots = [] }
      return state.slots.compactMap(\.connection)
    }
  }
}
