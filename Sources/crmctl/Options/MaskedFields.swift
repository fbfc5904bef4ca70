/// Writes those fields of a resource that were given, and keeps their mask.
struct MaskedFields<Resource> {
  private(set) var resource: Resource
  private(set) var mask: [String] = []

  init(_ resource: Resource) {
    self.resource = resource
  }

  /// - Parameter value: nil when it was not given.
  mutating func set<Value>(
    _ field: String, _ value: Value?, _ path: WritableKeyPath<Resource, Value>
  ) {
    guard let value else { return }
    resource[keyPath: path] = value
    mask.append(field)
  }
}
