import Postgres

/// Entries that are held together, and to the block before, by a hash that needs the key.
struct AuditBlock {
  static let entriesMax = 1_000

  let number: Int64
  let entryIDs: [Int64]
  /// Of the entries, one after the other.
  let macs: [UInt8]
  /// The hash of the block before; empty for the first.
  let previous: [UInt8]
  let sealedAt: Timestamptz
  /// Up to which entries are from before there were MACs: the head's, which no block lets anybody raise.
  let adoptedThrough: Int64

  func hash(by key: AuditKey) -> [UInt8] {
    var canonical = CanonicalBytes(version: 1)
    canonical.add(number)
    canonical.add(Int64(entryIDs.count))
    for id in entryIDs { canonical.add(id) }
    canonical.add(macs)
    canonical.add(previous)
    canonical.add(sealedAt.microsecondsSince2000)
    canonical.add(adoptedThrough)
    return key.mac(of: canonical.bytes)
  }

  /// nil when there are not as many as entries.
  func mac(at index: Int) -> [UInt8]? {
    let start = index * 32
    return start + 32 <= macs.count ? Array(macs[start..<start + 32]) : nil
  }

  func insert(hash: [UInt8]) -> Query {
    """
    INSERT INTO audit_block (number, entry_ids, macs, previous, sealed_at, hash)
    VALUES (\(number), \(entryIDs), \(macs), \(previous), \(sealedAt), \(hash))
    """
  }
}

/// Where the trail ends, and how far it is sealed.
struct AuditHead {
  var blockNumber: Int64
  var hash: [UInt8]
  /// Up to it every entry is in a block.
  var watermark: Int64
  /// Behind it, those that are.
  var sealedAbove: [Int64]
  let adoptedThrough: Int64

  static let columns: SQLFragment = "block_number, hash, watermark, sealed_above, adopted_through"

  init(_ cells: inout CellDecoder) throws {
    blockNumber = try cells.next(Int64.self)
    hash = try cells.next([UInt8].self)
    watermark = try cells.next(Int64.self)
    sealedAbove = try cells.next([Int64].self)
    adoptedThrough = try cells.next(Int64.self)
  }

  var update: Query {
    """
    UPDATE audit_head SET block_number = \(blockNumber), hash = \(hash), watermark = \(watermark),
      sealed_above = \(sealedAbove)
    """
  }
}
