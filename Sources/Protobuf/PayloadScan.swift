import CProtobufC

/// Checks a payload against its descriptor before protobuf-c sees it.
///
/// protobuf-c 1.4.1 recurses without a limit, accepts invalid UTF-8, cuts text at a NUL, lets unknown enum
/// numbers through, and merges a message field that occurs twice wrongly. So everything that it would get
/// wrong is refused here, by a loop with an explicit stack:
///
///     frame   one message being read: its type, where it lies, which singular message fields it has had
///     field   tag → (unknown: skipped) → wire type fits → value checked; a message value pushes a frame
struct PayloadScan {
  private var reader: WireReader
  private let limits: DecodeLimits
  private var frames: [Frame]

  private struct Frame {
    let type: MessageType
    let start: Int
    let end: Int
    /// The parent's field that this message is; nil for the outermost.
    let field: FieldType?
    /// Singular message fields that have occurred, by index: the first 64 as bits, so that a message
    /// takes no memory of its own.
    var seenBits: UInt64 = 0
    var seenBeyond: Set<Int> = []

    /// - Returns: false when it has occurred before.
    mutating func see(_ index: Int) -> Bool {
      guard index < UInt64.bitWidth else { return seenBeyond.insert(index).inserted }
      let bit = UInt64(1) << UInt64(index)
      defer { seenBits |= bit }
      return seenBits & bit == 0
    }
  }

  static func check(
    _ bytes: [UInt8], as type: MessageType, limits: DecodeLimits
  ) throws(DecodeError) {
    var scan = PayloadScan(
      reader: WireReader(bytes), limits: limits,
      frames: [Frame(type: type, start: 0, end: bytes.count, field: nil)])
    try scan.run()
  }

  private mutating func run() throws(DecodeError) {
    // The frame itself is not held on to: its sets would be copied with every change.
    while let (type, end) = frames.last.map({ ($0.type, $0.end) }) {
      if reader.position == end {
        frames.removeLast()
      } else {
        try field(of: type, end: end)
      }
    }
  }

  private mutating func field(of type: MessageType, end: Int) throws(DecodeError) {
    guard let tag = reader.tag(), reader.position <= end else {
      throw DecodeError(.malformed, field: path)
    }
    guard let index = type.index(ofFieldNumbered: tag.number) else {
      guard reader.skip(tag.wireType, end: end) else { throw DecodeError(.malformed, field: path) }
      return
    }
    let field = type.field(at: index)
    switch (tag.wireType, field.wireType) {
    case (.lengthPrefixed, .lengthPrefixed):
      try lengthPrefixed(field, index: index, end: end)
    case (.lengthPrefixed, let element) where field.isRepeated:
      try packed(field, element: element, end: end)
    case (let given, let declared) where given == declared:
      try scalar(field, given, end: end)
    default:
      throw error(.wrongWireType, field)
    }
  }

  /// Text, bytes or a message.
  private mutating func lengthPrefixed(
    _ field: FieldType, index: Int, end: Int
  ) throws(DecodeError) {
    guard let range = reader.lengthPrefixed(end: end) else { throw error(.malformed, field) }
    if let type = field.messageType {
      return try push(type, field, index: index, range)
    }
    if field.kind == PROTOBUF_C_TYPE_STRING, let problem = textProblem(in: range) {
      throw error(problem, field)
    }
    reader.move(to: range.upperBound)
  }

  private mutating func push(
    _ type: MessageType, _ field: FieldType, index: Int, _ range: Range<Int>
  ) throws(DecodeError) {
    guard frames.count < limits.depthMax else { throw error(.tooDeep, field) }
    guard field.isRepeated || frames[frames.count - 1].see(index) else {
      throw error(.repeatedSingularMessage, field)
    }
    frames.append(
      Frame(type: type, start: range.lowerBound, end: range.upperBound, field: field))
  }

  private mutating func packed(
    _ field: FieldType, element: WireType, end: Int
  ) throws(DecodeError) {
    guard let range = reader.lengthPrefixed(end: end) else { throw error(.malformed, field) }
    while reader.position < range.upperBound {
      try scalar(field, element, end: range.upperBound)
    }
  }

  private mutating func scalar(
    _ field: FieldType, _ wireType: WireType, end: Int
  ) throws(DecodeError) {
    guard wireType == .varint else {
      let isSkipped = reader.skip(wireType == .fixed64 ? 8 : 4, end: end)
      guard isSkipped else { throw error(.malformed, field) }
      return
    }
    guard let value = reader.varint(), reader.position <= end else {
      throw error(.malformed, field)
    }
    guard limits.unknownEnumNumbers == .refuse, let enumType = field.enumType else { return }
    guard enumType.contains(Int32(truncatingIfNeeded: value)) else {
      throw error(.unknownEnumNumber, field)
    }
  }

  /// Two passes without a branch for each byte, which the compiler turns into passes over many at once.
  private func textProblem(in range: Range<Int>) -> DecodeError.Problem? {
    let (bits, hasNUL) = unsafe reader.bytes.withUnsafeBufferPointer { bytes in
      var bits: UInt8 = 0
      var hasNUL = false
      for index in range {
        let byte = unsafe bytes[index]
        bits |= byte
        hasNUL = hasNUL || byte == 0
      }
      return (bits, hasNUL)
    }
    if hasNUL { return .nul }
    if bits & 0x80 == 0 { return nil }
    return String(validating: reader.bytes[range], as: UTF8.self) == nil ? .invalidUTF8 : nil
  }

  private func error(_ problem: DecodeError.Problem, _ field: FieldType) -> DecodeError {
    DecodeError(problem, field: path(to: field))
  }

  private func path(to field: FieldType) -> String {
    let parent = path
    return parent.isEmpty ? field.name : "\(parent).\(field.name)"
  }

  /// Of the message being read, such as `leaf_list[3]`; empty for the outermost.
  private var path: String {
    zip(frames, frames.dropFirst()).map { parent, frame in
      guard let field = frame.field else { return "" }
      return field.isRepeated ? "\(field.name)[\(position(of: frame, in: parent))]" : field.name
    }.joined(separator: ".")
  }

  /// Which element of its repeated field a message is: counted only when somebody has to be told.
  private func position(of frame: Frame, in parent: Frame) -> Int {
    var reader = WireReader(reader.bytes)
    reader.move(to: parent.start)
    var count = 0
    while reader.position < frame.start, let tag = reader.tag() {
      if tag.number == frame.field?.number { count += 1 }
      guard reader.skip(tag.wireType, end: parent.end) else { break }
    }
    return max(0, count - 1)
  }
}

extension FieldType {
  /// How one value of this field is laid out.
  var wireType: WireType {
    switch kind {
    case PROTOBUF_C_TYPE_STRING, PROTOBUF_C_TYPE_BYTES, PROTOBUF_C_TYPE_MESSAGE: .lengthPrefixed
    case PROTOBUF_C_TYPE_FIXED32, PROTOBUF_C_TYPE_SFIXED32, PROTOBUF_C_TYPE_FLOAT: .fixed32
    case PROTOBUF_C_TYPE_FIXED64, PROTOBUF_C_TYPE_SFIXED64, PROTOBUF_C_TYPE_DOUBLE: .fixed64
    default: .varint
    }
  }
}
