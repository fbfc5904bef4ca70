import Postgres
import RPCCore

/// What a dry run has found out, signed: a run does that and nothing newer.
struct RetentionPlan {
  let cutoff: Timestamptz
  let madeAt: Timestamptz

  private static let hoursMax: Int64 = 24
  private static let fingerprint = PageTokens.fingerprint(of: [Array("retention plan".utf8)])

  init(cutoff: Timestamptz, madeAt: Timestamptz) {
    self.cutoff = cutoff
    self.madeAt = madeAt
  }

  /// - Throws: INVALID_ARGUMENT for what no dry run of the last day has answered.
  init(_ text: String, at now: Timestamptz, signedBy tokens: PageTokens) throws(RPCError) {
    let position: PageTokens.Position
    do throws(RPCError) {
      position = try tokens.read(text, fingerprint: Self.fingerprint)
    } catch {
      throw Self.invalid
    }
    let numbers = position.sortKey.split(separator: " ").compactMap { Int64($0) }
    guard numbers.count == 2 else { throw Self.invalid }
    cutoff = Timestamptz(microsecondsSince2000: numbers[0])
    madeAt = Timestamptz(microsecondsSince2000: numbers[1])
    let age = now.microsecondsSince2000 &- madeAt.microsecondsSince2000
    guard age <= Self.hoursMax * 3_600_000_000 else { throw Self.invalid }
  }

  func text(signedBy tokens: PageTokens) -> String {
    let key = "\(cutoff.microsecondsSince2000) \(madeAt.microsecondsSince2000)"
    return tokens.make(
      PageTokens.Position(sortKey: key, id: .zero), fingerprint: Self.fingerprint)
  }

  private static let invalid = RPCError.invalid(
    "plan", "is not the plan of a dry run of the last 24 hours", reason: "PLAN_INVALID")
}
