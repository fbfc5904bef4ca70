/// Cuts a stream of bytes into frames, in whatever pieces the bytes arrive.
///
/// ```
/// header    waits for the ten bytes of a header
/// body      has a header, waits for the whole of its data
/// skipping  drops the data of a frame that is too long, without keeping any of it
/// broken    the first byte of a header was not zero: nothing after it can be trusted
/// ```
package struct FrameReader {
  package enum Event: Hashable {
    case frame(Frame)
    /// The header of a frame whose data is over the limit. Told as soon as the header is there; the
    /// data is dropped as it arrives.
    case oversized(FrameHeader)
    /// The peer does not speak this protocol: the connection is to be closed.
    case broken
  }

  private enum State {
    case header
    case body(FrameHeader)
    case skipping(bytesLeft: Int)
    case broken
  }

  private let dataBytesMax: Int
  private var state = State.header

  package init(dataBytesMax: Int) {
    self.dataBytesMax = dataBytesMax
  }

  /// The next event, or nil when it needs bytes that are not there yet.
  package mutating func next(from source: inout some FrameSource) -> Event? {
    while true {
      switch state {
      case .header:
        guard let event = readHeader(from: &source) else { return nil }
        if let event { return event }
      case .body(let header):
        guard let data = source.readArray(Int(header.length)) else { return nil }
        state = .header
        return .frame(Frame(header: header, data: data))
      case .skipping(let bytesLeft):
        let rest = bytesLeft - source.discard(bytesLeft)
        state = rest > 0 ? .skipping(bytesLeft: rest) : .header
        if rest > 0 { return nil }
      case .broken:
        return .broken
      }
    }
  }

  /// Outer nil: more bytes are needed. Inner nil: the header was read and its data is next.
  private mutating func readHeader(from source: inout some FrameSource) -> Event?? {
    // Judged on the first byte alone, so that a peer of another protocol is not kept waiting.
    guard let first = source.firstByte else { return nil }
    guard first == 0 else {
      state = .broken
      return .some(.broken)
    }
    guard source.byteCount >= FrameHeader.byteCount,
      let length = source.readUInt32(),
      let streamID = source.readUInt32(),
      let type = source.readByte(),
      let flags = source.readByte()
    else { return nil }
    let header = FrameHeader(
      length: length,
      streamID: streamID,
      type: FrameType(rawValue: type),
      flags: FrameFlags(rawValue: flags))
    guard Int(length) <= dataBytesMax else {
      state = .skipping(bytesLeft: Int(length))
      return .some(.oversized(header))
    }
    state = .body(header)
    return .some(nil)
  }
}
