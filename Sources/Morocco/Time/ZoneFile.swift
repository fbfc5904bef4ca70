/// A TZif file, which is how a tz database is installed.
///
///     header  44 bytes: "TZif", version, 15 zeros, then 6 counts of 4 bytes each:
///             isutcnt isstdcnt leapcnt timecnt typecnt charcnt
///     data    timecnt instants, timecnt indices of types, typecnt types of 6 bytes (offset 4, dst 1,
///             name 1), charcnt name bytes, leapcnt leap seconds, isstdcnt + isutcnt flags
///     version 1 has instants of 4 bytes and ends here; later ones repeat header and data with 8 bytes,
///     then have a footer: newline, TZ rule of POSIX, newline
///
/// Source: RFC 9636, section 3. All numbers are big-endian.
struct ZoneFile {
  let offsets: ZoneOffsets

  init(_ bytes: [UInt8]) throws(CalendarZoneError) {
    var reader = Reader(rest: bytes[...])
    var header = try Header(&reader)
    if header.version == 0 {
      offsets = try Self.offsets(header, instantLength: 4, rule: nil, &reader)
    } else {
      _ = try reader.bytes(header.dataLength(instantLength: 4))
      header = try Header(&reader)
      var footer = reader
      _ = try footer.bytes(header.dataLength(instantLength: 8))
      offsets = try Self.offsets(
        header, instantLength: 8, rule: try Self.rule(footer.rest), &reader)
    }
  }

  /// The footer's rule; nil when it is empty, which says that nothing is known.
  private static func rule(_ footer: ArraySlice<UInt8>) throws(CalendarZoneError) -> ZoneRule? {
    let lines = footer.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.count == 3, lines[0].isEmpty else { throw .unreadable }
    guard !lines[1].isEmpty else { return nil }
    guard let rule = ZoneRule(lines[1]) else { throw .unreadable }
    return rule
  }

  private static func offsets(
    _ header: Header, instantLength: Int, rule: ZoneRule?, _ reader: inout Reader
  ) throws(CalendarZoneError) -> ZoneOffsets {
    var instants: [Int] = []
    for _ in 0..<header.transitions { instants.append(try reader.integer(instantLength)) }
    let types = try reader.bytes(header.transitions)
    var typeOffsets: [Int] = []
    for _ in 0..<header.types {
      typeOffsets.append(try reader.integer(4))
      _ = try reader.bytes(2)
    }
    guard let first = typeOffsets.first, types.allSatisfy({ $0 < typeOffsets.count }),
      zip(instants, instants.dropFirst()).allSatisfy({ $0 < $1 }),
      typeOffsets.allSatisfy({ abs($0) < 86_400 })
    else { throw .unreadable }
    let transitions = zip(instants, types).map {
      ZoneOffsets.Transition(instant: $0, offset: typeOffsets[Int($1)])
    }
    return ZoneOffsets(first: first, transitions: transitions, rule: rule)
  }
}

extension ZoneFile {
  private struct Header {
    let version: UInt8
    let transitions: Int
    let types: Int
    private let nameLength: Int
    private let flags: Int

    init(_ reader: inout Reader) throws(CalendarZoneError) {
      guard try reader.bytes(4).elementsEqual("TZif".utf8) else { throw .unreadable }
      version = try reader.bytes(1).first ?? 0
      _ = try reader.bytes(15)
      var counts: [Int] = []
      for _ in 0..<6 { counts.append(try reader.integer(4)) }
      // Leap seconds stand in the copy `right/` of a database only, which is not read.
      guard counts.allSatisfy({ (0...0xFFFF).contains($0) }), counts[2] == 0 else {
        throw .unreadable
      }
      flags = counts[0] + counts[1]
      transitions = counts[3]
      types = counts[4]
      nameLength = counts[5]
    }

    func dataLength(instantLength: Int) -> Int {
      transitions * (instantLength + 1) + types * 6 + nameLength + flags
    }
  }

  private struct Reader {
    var rest: ArraySlice<UInt8>

    mutating func bytes(_ count: Int) throws(CalendarZoneError) -> ArraySlice<UInt8> {
      guard rest.count >= count else { throw .unreadable }
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }

    /// Of 4 or 8 bytes, in two's complement.
    mutating func integer(_ length: Int) throws(CalendarZoneError) -> Int {
      let bits = try bytes(length).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return length == 4 ? Int(Int32(truncatingIfNeeded: bits)) : Int(Int64(bitPattern: bits))
    }
  }
}
