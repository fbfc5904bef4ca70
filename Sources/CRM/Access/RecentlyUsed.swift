/// Values by key, of which about the `countMax` last used ones are kept.
///
/// Two halves: who is used moves into the young one, and when that is full the old one is dropped and the
/// young one takes its place. The very last one is asked first, by comparison, which costs less than a hash.
struct RecentlyUsed<Key: Hashable, Value> {
  private let halfMax: Int
  private var young: [Key: Value] = [:]
  private var old: [Key: Value] = [:]
  private var last: (key: Key, value: Value)?

  init(countMax: Int) {
    halfMax = max(1, countMax / 2)
  }

  subscript(key: Key) -> Value? {
    mutating get {
      if let last, last.key == key { return last.value }
      guard let value = young[key] ?? promoted(key) else { return nil }
      last = (key, value)
      return value
    }
    set {
      last = nil
      old[key] = nil
      guard let newValue else {
        young[key] = nil
        return
      }
      insert(newValue, for: key)
    }
  }

  var count: Int { young.count + old.count }

  private mutating func promoted(_ key: Key) -> Value? {
    guard let value = old.removeValue(forKey: key) else { return nil }
    insert(value, for: key)
    return value
  }

  private mutating func insert(_ value: Value, for key: Key) {
    if young.count >= halfMax, young[key] == nil {
      old = young
      young = [:]
    }
    young[key] = value
  }
}
