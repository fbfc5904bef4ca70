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
    /// How the parent calls this message; empty for the outermost.
    let fieldPath: String
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
      frames: [Frame(type: type, end: bytes.count, fieldPath: "")])
    try scan.run()
  }

  private mutating func run() throws(DecodeError) {
    while let frame = frames.last {
      if reader.position == frame.end {
        frames.removeLast()
      } else {
        try field(of: frame)
      }
    }
  }

  private mutating func field(of frame: Frame) throws(DecodeError) {
    guard let tag = reader.tag(), reader.position <= frame.end else {
      throw DecodeError(.malformed, field: frame.fieldPath)
    }
    guard let index = frame.type.index(ofFieldNumbered: tag.number) else {
      return try skip(tag.wireType, end: frame.end, path: frame.fieldPath)
    }
    let field = frame.type.field(at: index)
    switch (tag.wireType, field.wireType) {
    case (.lengthPrefixed, .lengthPrefixed):
      try lengthPrefixed(field, index: index, end: frame.end)
    case (.lengthPrefixed, let element) where field.isRepeated:
      try packed(field, element: element, end: frame.end)
    case (let given, let declared) where given == declared:
      try scalar(field, given, end: frame.end)
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
    var path = self.path(to: field)
    if field.isRepeated {
      let position = frames[top].elementCounts[index, default: 0]
      frames[top].elementCounts[index] = position + 1
      path += "[\(position)]"
    } else if !frames[top].seenMessages.insert(index).inserted {
      throw error(.repeatedSingularMessage, field)
    }
    frames.append(Frame(type: type, end: end, fieldPath: path))
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

  /// A field that the descriptor does not know.
  private mutating func skip(
    _ wireType: WireType, end: Int, path: String
  ) throws(DecodeError) {
    guard reader.skip(wireType, end: end) else { throw DecodeError(.malformed, field: path) }
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
    let parent = frames.last?.fieldPath ?? ""
    return parent.isEmpty ? field.name : "\(parent).\(field.name)"
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
