import CRM
import Postgres
import RPCServer
import RPCServices

/// What there is to see of a program that serves, for its metrics and for its operators' calls.
final class ServedProgram: Sendable {
  let board: HealthBoard
  let server: RPCServer
  let database: Database
  let backlog: BacklogWatch
  let observers: CallObservers
  /// Nil when nothing is kept.
  let cache: NearCache?

  /// Nil when no call is slow.
  var slowCalls: SlowCallLog? { observers.slowCalls }

  init(
    board: HealthBoard, server: RPCServer, database: Database, backlog: BacklogWatch,
    observers: CallObservers, cache: NearCache?
  ) {
    self.board = board
    self.server = server
    self.database = database
    self.backlog = backlog
    self.observers = observers
    self.cache = cache
  }
}
