import CProtobufC

/// Checks a payload against its descriptor before protobuf-c sees it.
///
/// protobuf-c 1.4.1 recurses without a limit, accepts invalid UTF-8, cuts text at a NUL, lets unknown enum
/// numbers through, and merges a message field that occurs twice wrongly. So everything that it would get
/// wrong is refused here, by a loop with an explicit stack:
///
///     frame   one message being read: its type, where it ends, which singular message fields it has had
///     field   tag → (unknown: skipped) → wire type fits → value checked; a message value pushes a frame
struct PayloadScan {
  private var reader: WireReader
  private let limits: DecodeLimits
  private var frames: [Frame]

  private struct Frame {
    let type: MessageType
    let end: Int
    /// The parent's field that this message is; nil for the outermost.
    let field: FieldType?
    /// Which element of a repeated field it is.
    let position: Int?
    /// Indices of singular message fields that have occurred.
    var seenMessages: Set<Int> = []
    /// Elements that repeated message fields have had, by field index.
    var elementCounts: [Int: Int] = [:]
  }

  static func check(
    _ bytes: [UInt8], as type: MessageType, limits: DecodeLimits
  ) throws(DecodeError) {
    var scan = PayloadScan(
      reader: WireReader(bytes), limits: limits,
      frames: [Frame(type: type, end: bytes.count, field: nil, position: nil)])
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
      return try push(type, field, index: index, end: range.upperBound)
    }
    if field.kind == PROTOBUF_C_TYPE_STRING, let problem = textProblem(in: range) {
      throw error(problem, field)
    }
    reader.move(to: range.upperBound)
  }

  private mutating func push(
    _ type: MessageType, _ field: FieldType, index: Int, end: Int
  ) throws(DecodeError) {
    let top = frames.count - 1
    guard frames.count < limits.depthMax else { throw error(.tooDeep, field) }
    var position: Int?
    if field.isRepeated {
      position = frames[top].elementCounts[index, default: 0]
      frames[top].elementCounts[index, default: 0] += 1
    } else if !frames[top].seenMessages.insert(index).inserted {
      throw error(.repeatedSingularMessage, field)
    }
    frames.append(Frame(type: type, end: end, field: field, position: position))
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

  private func textProblem(in range: Range<Int>) -> DecodeError.Problem? {
    var isASCII = true
    for index in range {
      let byte = reader.bytes[index]
      if byte == 0 { return .nul }
      if byte & 0x80 != 0 { isASCII = false }
    }
    if isASCII { return nil }
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
    frames.compactMap { frame in
      frame.field.map { field in field.name + (frame.position.map { "[\($0)]" } ?? "") }
    }.joined(separator: ".")
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
