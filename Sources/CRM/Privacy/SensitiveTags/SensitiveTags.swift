import CRMProto
package import Logging
import Morocco
import Postgres
import RPCCore
import Synchronization

/// Which tags are sensitive, as this server knows it: it looks once a second, and at once when it marks one itself.
package final class SensitiveTags: Sendable {
  private static let interval = Duration.seconds(1)

  private let database: Database
  /// By their keys.
  private let keys = Mutex<Set<String>>([])

  init(database: Database) {
    self.database = database
  }

  /// Works until the task is cancelled.
  package func run(logger: Logger) async {
    await WorkSignal().serve(every: Self.interval) {
      do {
        try await self.refresh()
      } catch {
        guard !Task.isCancelled else { return }
        // What was sensitive goes on being it.
        logger.warning("sensitive tags were not read", metadata: ["error": "\(error)"])
      }
    }
  }

  func refresh() async throws {
    let rows = try await database.report(
      "SELECT tag FROM sensitive_tag", planned: .once, deadline: .now + .seconds(10))
    let read = Set(try rows.map { Self.key(try $0.decode(String.self, at: 0)) })
    keys.withLock { $0 = read }
  }

  /// The same for all spellings of a tag: folded, or without case where nothing of it is a letter or a digit.
  static func key(_ tag: String) -> String {
    let folded = SearchText.folded(tag)
    return folded.isEmpty ? Text.normalized(tag).lowercased() : folded
  }

  /// Those of some tags that are sensitive, in any spelling.
  func among(_ given: some Sequence<String>) -> Set<String> {
    let keys = keys.withLock { $0 }
    return keys.isEmpty ? [] : Set(given.filter { keys.contains(Self.key($0)) })
  }

  /// Those of some tags that a caller may not see.
  func hidden(_ given: some Sequence<String>, from caller: Caller) -> Set<String> {
    caller.may(.read(.privacy)) ? [] : among(given)
  }

  /// What a caller may see of a customer.
  func visible(_ customer: consuming Customer, to caller: Caller) -> Customer {
    guard !caller.may(.read(.privacy)) else { return customer }
    customer.consents = []
    let hidden = among(customer.tags)
    if !hidden.isEmpty { customer.tags.removeAll(where: hidden.contains) }
    return customer
  }

  func visible(_ customers: [Customer], to caller: Caller) -> [Customer] {
    caller.may(.read(.privacy)) ? customers : customers.map { visible($0, to: caller) }
  }

  /// For tags that a caller looks for.
  /// - Throws: PERMISSION_DENIED when one is sensitive and the caller may not see it.
  func requireReading(_ given: some Sequence<String>, by caller: Caller) throws(RPCError) {
    guard !among(given).isEmpty else { return }
    try caller.require([.read(.privacy)])
  }

  /// For tags that a caller adds or takes away.
  /// - Throws: PERMISSION_DENIED when one is sensitive and the caller may not change it.
  func requireChanging(_ given: some Sequence<String>, by caller: Caller) throws(RPCError) {
    guard !among(given).isEmpty else { return }
    try caller.require([.update(.privacy)])
  }

  /// The tags that a customer gets when a caller gives `given`: what the caller does not see stays.
  func merged(_ given: [String], into stored: [String], by caller: Caller) throws(RPCError)
    -> [String]
  {
    let merged = Set(given).union(hidden(stored, from: caller))
    try requireChanging(merged.symmetricDifference(stored), by: caller)
    return merged.sorted()
  }
}

extension Caller {
  func may(_ permission: Permission) -> Bool { permissions.has(permission) }
}
