/// Bytes that have arrived and are not read yet. The reads that answer nil take all that they ask
/// for or nothing.
package protocol FrameSource {
  /// Bytes that can be read now.
  var byteCount: Int { get }
  /// The next byte, left in place.
  var firstByte: UInt8? { get }

  mutating func readByte() -> UInt8?
  /// Four bytes, big-endian.
  mutating func readUInt32() -> UInt32?
  mutating func readArray(_ count: Int) -> [UInt8]?
  /// Moves up to `count` bytes to the end of `bytes`.
  mutating func move(_ count: Int, to bytes: inout [UInt8])
  /// Drops up to `count` bytes and answers how many there were to drop.
  mutating func discard(_ count: Int) -> Int
}
