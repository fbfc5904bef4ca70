package import Protobuf

/// Cuts a stream of bytes into frames, in whatever pieces the bytes arrive.
///
/// ```
/// header    waits for the ten bytes of a header, which stay in the source until all are there
/// body      has a header, gathers its data
/// skipping  drops the data of a frame that it does not take, without keeping any of it
/// broken    the first byte of a header was not zero: nothing after it can be trusted
/// closed    reads no more and holds nothing
/// ```
package struct FrameReader {
  package enum Event: Hashable {
    case frame(Frame)
    /// The header of a frame whose data is over the limit. Told as soon as the header is there; the
    /// data is dropped as it arrives.
    case oversized(FrameHeader)
    /// The header of a frame whose data the budget of all connections has no room for now. What has
    /// arrived of the data is dropped, and so is the rest.
    case overBudget(FrameHeader)
    /// The peer does not speak this protocol: the connection is to be closed.
    case broken
  }

  private enum State {
    case header
    case body(FrameHeader)
    case skipping(bytesLeft: Int)
    case broken
    case closed
  }

  /// Of the frames whose headers are still to come.
  package var dataBytesMax: Int
  private let budget: MemoryBudget?
  private let unreservedBytesMax: Int
  private var state = State.header
  /// Only of a frame whose data is not there in full at once.
  private var partial: PartialData?

  /// - Parameters:
  ///   - budget: for the incomplete frames of all connections together; nil when nothing bounds them.
  ///   - unreservedBytesMax: what each connection may gather beside that.
  package init(
    dataBytesMax: Int, budget: MemoryBudget? = nil, unreservedBytesMax: Int = 65_536
  ) {
    self.dataBytesMax = dataBytesMax
    self.budget = budget
    self.unreservedBytesMax = unreservedBytesMax
  }

  /// Whether a header was read whose data has not all arrived.
  package var isMidData: Bool {
    switch state {
    case .body, .skipping: true
    case .header, .broken, .closed: false
    }
  }

  /// The next event, or nil when it needs bytes that are not there yet. Of the source, nil leaves
  /// less than a header.
  package mutating func next(from source: inout some FrameSource) -> Event? {
    while true {
      switch state {
      case .header:
        guard let event = readHeader(from: &source) else { return nil }
        if let event { return event }
      case .body(let header):
        return readData(header, from: &source)
      case .skipping(let bytesLeft):
        let rest = bytesLeft - source.discard(bytesLeft)
        state = rest > 0 ? .skipping(bytesLeft: rest) : .header
        if rest > 0 { return nil }
      case .broken:
        return .broken
      case .closed:
        return nil
      }
    }
  }

  /// Gives back what an incomplete frame holds. No event comes afterwards.
  package mutating func close() {
    state = .closed
    partial = nil
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

  private mutating func readData(
    _ header: FrameHeader, from source: inout some FrameSource
  ) -> Event? {
    if partial == nil, let data = source.readArray(Int(header.length)) {
      state = .header
      return .frame(Frame(header: header, data: data))
    }
    let partial =
      partial
      ?? PartialData(
        bytesExpected: Int(header.length), unreservedBytesMax: unreservedBytesMax, budget: budget)
    guard partial.append(from: &source) else {
      state = .skipping(bytesLeft: partial.bytesMissing)
      self.partial = nil
      return .overBudget(header)
    }
    guard partial.bytesMissing == 0 else {
      self.partial = partial
      return nil
    }
    state = .header
    self.partial = nil
    return .frame(Frame(header: header, data: partial.bytes))
  }
}
