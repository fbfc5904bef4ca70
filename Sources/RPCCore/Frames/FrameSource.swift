/// Bytes that have arrived and are not read yet. Each read takes all that it asks for or nothing.
package protocol FrameSource {
  /// Bytes that can be read now.
  var byteCount: Int { get }
  /// The next byte, left in place.
  var firstByte: UInt8? { get }

  mutating func readByte() -> UInt8?
  /// Four bytes, big-endian.
  mutating func readUInt32() -> UInt32?
  mutating func readArray(_ count: Int) -> [UInt8]?
  /// Drops up to `count` bytes and answers how many there were to drop.
  mutating func discard(_ count: Int) -> Int
}
