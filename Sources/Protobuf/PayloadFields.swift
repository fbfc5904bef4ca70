/// Looks into a payload without unpacking it.
public enum PayloadFields {
  /// Whether a length-prefixed field of the outermost message is there with a content. A payload
  /// that does not parse has none.
  public static func has(field number: UInt32, in payload: [UInt8]) -> Bool {
    var reader = WireReader(payload)
    while reader.position < payload.count {
      guard let tag = reader.tag() else { return false }
      let start = reader.position
      guard reader.skip(tag.wireType, end: payload.count) else { return false }
      // One byte is the length of an empty content.
      if tag.number == number, tag.wireType == .lengthPrefixed, reader.position > start + 1 {
        return true
      }
    }
    return false
  }
}
