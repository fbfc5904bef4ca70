import RPCCore

/// The first thing in the trail that is not as the servers wrote it.
struct AuditFlaw {
  enum Problem {
    case contentChanged, missing, inserted
    case valuesChanged, valuesMissing
    case blockChanged, blockMissing
    case headMismatch, truncated, unrecorded, unsealed
  }

  let problem: Problem
  var entry: Int64?
  var block: Int64?
  var resource = ""
  var resourceID = ""

  init(
    _ problem: Problem, entry: Int64? = nil, block: Int64? = nil, resource: String = "",
    resourceID: String = ""
  ) {
    self.problem = problem
    self.entry = entry
    self.block = block
    self.resource = resource
    self.resourceID = resourceID
  }
}

/// A block by its number and its hash: whoever keeps one can prove later that the trail still has it.
struct AuditHeadName: Equatable {
  let number: Int64
  let hash: [UInt8]

  static let beginning = AuditHeadName(number: 0, hash: [])

  init(number: Int64, hash: [UInt8]) {
    self.number = number
    self.hash = hash
  }

  /// Reads `description`; nil for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int64(parts[0]), number >= 0,
      parts[1].utf8.count == (number == 0 ? 0 : 64)
    else { return nil }
    guard let hash = Hexadecimal.bytes(String(parts[1])) else { return nil }
    self.init(number: number, hash: hash)
  }

  /// The number, and the hash in hexadecimal digits.
  var description: String {
    "\(number):" + Hexadecimal.text(hash)
  }
}
