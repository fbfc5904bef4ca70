import Protobuf

/// Reads the envelopes of one connection, of which most are alike: the fields in the order of their numbers, each once,
/// the same method and the same metadata as in the call before. Those are read in one pass, and their texts are those
/// of the call before. Whatever else an envelope may be, `RequestEnvelope` reads it and judges it.
package struct RequestEnvelopeReader {
  /// A longer one takes its memory from the budget of all calls.
  private static let quickBytesMax = 32_768
  /// What is kept of a connection's last call, at most: so many entries, each of so many bytes.
  private static let keptEntriesMax = 4
  private static let keptBytesMax = 2_048
  /// More are read and judged by `RequestEnvelope`.
  private static let entriesMax = 64

  private struct KeptText {
    var bytes: [UInt8] = []
    var text = ""
  }

  private struct KeptEntry {
    let bytes: [UInt8]
    let entry: Metadata.Entry
  }

  private var service = KeptText()
  private var method = KeptText()
  private var entries: [KeptEntry] = []
  private var isKeeping = true

  package init() {}

  /// - Parameter isKeeping: whether texts are kept for the next call; a stranger is given no memory.
  /// - Throws: as `RequestEnvelope.init`.
  package mutating func read(
    _ data: [UInt8], limits: Limits, isKeeping: Bool = true
  ) throws(RPCError) -> RequestEnvelope {
    self.isKeeping = isKeeping
    if data.count <= Self.quickBytesMax, let envelope = readQuickly(data, limits) {
      return envelope
    }
    return try RequestEnvelope(data: data, limits: limits)
  }

  private mutating func readQuickly(_ data: [UInt8], _ limits: Limits) -> RequestEnvelope? {
    var reader = WireReader(data)
    var envelope = RequestEnvelope(service: "", method: "", payload: [])
    var last: UInt32 = 0
    while reader.position < data.count {
      guard let tag = reader.tag(), tag.number > last || (last == 5 && tag.number == 5) else {
        return nil
      }
      last = tag.number
      if tag.number == 4, tag.wireType == .varint {
        guard let value = reader.varint() else { return nil }
        envelope.timeoutNano = Int64(bitPattern: value)
        continue
      }
      guard tag.wireType == .lengthPrefixed, let range = reader.lengthPrefixed(end: data.count),
        take(range, of: tag.number, reader, into: &envelope)
      else { return nil }
      reader.move(to: range.upperBound)
    }
    return envelope.metadata.cost <= limits.metadataBytesMax ? envelope : nil
  }

  /// - Returns: false for what is to be judged elsewhere.
  private mutating func take(
    _ range: Range<Int>, of field: UInt32, _ reader: WireReader,
    into envelope: inout RequestEnvelope
  ) -> Bool {
    switch field {
    case 1:
      guard let text = Self.text(range, reader, &service, isKeeping) else { return false }
      envelope.service = text
    case 2:
      guard let text = Self.text(range, reader, &method, isKeeping) else { return false }
      envelope.method = text
    case 3:
      envelope.payload = Array(reader.bytes[range])
    case 5:
      // Many that are empty would cost their sender little: they are judged before they are made.
      guard envelope.metadata.entries.count < Self.entriesMax,
        let entry = entry(range, reader, at: envelope.metadata.entries.count)
      else { return false }
      envelope.metadata.append(entry)
    default:
      return false
    }
    return true
  }

  private static func text(
    _ range: Range<Int>, _ reader: WireReader, _ kept: inout KeptText, _ isKeeping: Bool
  ) -> String? {
    if reader.isEqual(range, to: kept.bytes) { return kept.text }
    guard let text = reader.text(in: range) else { return nil }
    if isKeeping, range.count <= keptBytesMax {
      kept = KeptText(bytes: Array(reader.bytes[range]), text: text)
    }
    return text
  }

  private mutating func entry(
    _ range: Range<Int>, _ reader: WireReader, at index: Int
  ) -> Metadata.Entry? {
    if index < entries.count, reader.isEqual(range, to: entries[index].bytes) {
      return entries[index].entry
    }
    guard let entry = Self.entry(range, reader) else { return nil }
    guard isKeeping, index <= entries.count, index < Self.keptEntriesMax,
      range.count <= Self.keptBytesMax
    else { return entry }
    let kept = KeptEntry(bytes: Array(reader.bytes[range]), entry: entry)
    if index < entries.count { entries[index] = kept } else { entries.append(kept) }
    return entry
  }

  /// A key and a value, each once at most.
  private static func entry(_ range: Range<Int>, _ reader: WireReader) -> Metadata.Entry? {
    var reader = reader
    reader.move(to: range.lowerBound)
    var texts = ["", ""]
    var last: UInt32 = 0
    while reader.position < range.upperBound {
      guard let tag = reader.tag(), tag.number > last, tag.number <= 2,
        tag.wireType == .lengthPrefixed, reader.position <= range.upperBound,
        let value = reader.lengthPrefixed(end: range.upperBound),
        let text = reader.text(in: value)
      else { return nil }
      last = tag.number
      texts[Int(tag.number) - 1] = text
      reader.move(to: value.upperBound)
    }
    return Metadata.Entry(key: texts[0], value: texts[1])
  }
}
