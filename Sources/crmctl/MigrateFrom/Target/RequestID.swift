import Crypto
import Foundation

/// Request ids that are the same in every run, so that what an interrupted run has written is not written twice.
struct RequestIDs: Sendable {
  /// Names the old database.
  let system: String

  /// One call for a row of an old table: a UUID of version 8 (RFC 9562), which is a digest of what it is for.
  func id(_ step: Step, _ table: OldTable, _ row: Int64) -> String {
    let name = "crmctl migrate-from/\(system)/\(table.rawValue)/\(row)/\(step.rawValue)"
    var bytes = Array(SHA256.hash(data: Data(name.utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let hex = bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }.joined()
    let ends = [0, 8, 12, 16, 20, 32].map { hex.index(hex.startIndex, offsetBy: $0) }
    return zip(ends, ends.dropFirst()).map { String(hex[$0..<$1]) }.joined(separator: "-")
  }

  enum Step: String {
    case create, tier, deactivate, resolve
  }
}
