import Postgres

/// Bytes that stand for a row and for no other: each value behind its length.
struct CanonicalBytes {
  private(set) var bytes: [UInt8]

  /// - Parameter version: of the form, so that another one can follow.
  init(version: UInt8) {
    bytes = [version]
  }

  mutating func add(_ value: some Sequence<UInt8>) {
    let value = Array(value)
    add(length: value.count)
    bytes += value
  }

  mutating func add(_ text: String) { add(text.utf8) }

  mutating func add(_ number: Int64) {
    bytes += (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
  }

  /// What is not there is another thing than what is empty.
  mutating func add(_ number: Int64?) {
    bytes.append(number == nil ? 0 : 1)
    if let number { add(number) }
  }

  mutating func add(_ id: ResourceID?) {
    bytes.append(id == nil ? 0 : 1)
    id?.encode(into: &bytes)
  }

  mutating func add(_ texts: [String]) {
    add(length: texts.count)
    for text in texts { add(text) }
  }

  private mutating func add(length: Int) {
    bytes += (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) }
  }
}
