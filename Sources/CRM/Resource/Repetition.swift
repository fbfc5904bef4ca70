import Postgres
import RPCCore

/// Runs a transaction again that ended because of others: it has left nothing behind.
///
/// - Parameters:
///   - attemptsMax: after so many, the error is the caller's.
///   - codes: as what such an end would be answered.
func repeating<Result>(
  attemptsMax: Int, after codes: Set<RPCCode>, _ transaction: () async throws -> Result
) async throws -> Result {
  var attempt = 1
  while true {
    do {
      return try await transaction()
    } catch let error as PostgresError where attempt < attemptsMax {
      guard let code = error.rpcError?.code, codes.contains(code) else { throw error }
      attempt += 1
    }
  }
}
