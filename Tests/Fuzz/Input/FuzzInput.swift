/// What libFuzzer hands over, read from the front.
package struct FuzzInput {
  private var bytes: ArraySlice<UInt8>

  @unsafe package init(_ start: UnsafePointer<UInt8>?, _ count: Int) {
    bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))[...]
  }

  /// Zero when nothing is left.
  package mutating func byte() -> UInt8 { bytes.popFirst() ?? 0 }

  /// Up to `count` bytes.
  package mutating func take(_ count: Int) -> [UInt8] {
    defer { bytes = bytes.dropFirst(count) }
    return Array(bytes.prefix(count))
  }

  /// All that is left.
  package var rest: [UInt8] { Array(bytes) }
}
