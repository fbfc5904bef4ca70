/// The prepared statements of one connection, by text and parameter types.
struct StatementCache {
  struct Key: Hashable {
    let sql: String
    private let parameters: [Parameter]

    init(_ query: Query) {
      sql = query.sql
      parameters = query.parameters
    }

    static func == (left: Key, right: Key) -> Bool {
      left.sql == right.sql
        && left.parameters.elementsEqual(right.parameters) { $0.type == $1.type }
    }

    /// Not of the whole text, which is long and would be hashed for every call: texts that differ mostly
    /// differ in length, and the rest is left to `==`.
    func hash(into hasher: inout Hasher) {
      hasher.combine(sql.utf8.count)
      hasher.combine(parameters.count)
    }
  }

  private struct Entry {
    let name: String
    var lastUse: UInt64
  }

  struct Found {
    let name: String
    /// The name has still to be prepared.
    let isNew: Bool
    /// The name of a statement that made room and is to be deallocated.
    let evicted: String?
  }

  private var entries: [Key: Entry] = [:]
  private var uses: UInt64 = 0
  private let countMax: Int

  init(countMax: Int) {
    self.countMax = max(1, countMax)
  }

  var count: Int { entries.count }

  mutating func name(for key: Key) -> Found {
    uses &+= 1
    if let index = entries.index(forKey: key) {
      entries.values[index].lastUse = uses
      return Found(name: entries.values[index].name, isNew: false, evicted: nil)
    }
    var evicted: String?
    if entries.count >= countMax,
      let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse })
    {
      evicted = oldest.value.name
      entries[oldest.key] = nil
    }
    let name = "s\(uses)"
    entries[key] = Entry(name: name, lastUse: uses)
    return Found(name: name, isNew: true, evicted: evicted)
  }

  /// - Returns: the forgotten statement's name.
  mutating func forget(_ key: Key) -> String? {
    entries.removeValue(forKey: key)?.name
  }
}
