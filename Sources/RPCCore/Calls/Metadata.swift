/// Keys and values that travel with a call. Keys compare without case (ASCII) and are kept in lower
/// case; a repeated key keeps its values in the order in which they came.
public struct Metadata: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    public let key: String
    public var value: String

    init(key: String, value: String) {
      self.key = key.asciiLowercased
      self.value = value
    }
  }

  public private(set) var entries: [Entry] = []

  public init() {}

  /// The first value under `key`.
  public subscript(key: String) -> String? {
    let key = key.asciiLowercased
    return entries.first { $0.key == key }?.value
  }

  /// All values under `key`, in order.
  public func values(for key: String) -> [String] {
    let key = key.asciiLowercased
    return entries.lazy.filter { $0.key == key }.map(\.value)
  }

  public mutating func append(_ value: String, for key: String) {
    entries.append(Entry(key: key, value: value))
  }

  mutating func append(_ entry: Entry) {
    entries.append(entry)
  }

  public var isEmpty: Bool { entries.isEmpty }

  /// What an entry counts for beside its bytes, so that empty ones are not free.
  package static let entryOverheadBytes = 32

  /// What all entries count for, in bytes.
  package var cost: Int {
    entries.reduce(0) { $0 + Self.cost(key: $1.key, value: $1.value) }
  }

  /// What one entry counts for, in bytes of UTF-8.
  package static func cost(key: String, value: String) -> Int {
    key.utf8.count + value.utf8.count + entryOverheadBytes
  }

  package mutating func reserveCapacity(_ count: Int) {
    entries.reserveCapacity(count)
  }
}

extension Metadata: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, String)...) {
    entries = elements.map { Entry(key: $0.0, value: $0.1) }
  }
}

extension String {
  /// Without regard to locale: only A–Z change. Most keys are in lower case and come back as they are.
  fileprivate var asciiLowercased: String {
    guard utf8.contains(where: { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) else {
      return self
    }
    return String(
      decoding: utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 },
      as: UTF8.self)
  }
}
