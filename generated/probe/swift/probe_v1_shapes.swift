// Generated from probe/v1/shapes.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CProbeProto
import CProtobufC
public import Protobuf
public import WireProto

extension Probe {
  public enum Color: RawRepresentable, Hashable, Sendable, CaseIterable {
    case unspecified
    case red
    case deepBlue
    /// A number that this version does not name.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .red
      case 7: self = .deepBlue
      default: self = .unrecognized(rawValue)
      }
    }

    public var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .red: 1
      case .deepBlue: 7
      case .unrecognized(let number): number
      }
    }

    /// The named values, in the order of the definition.
    public static let allCases: [Color] = [.unspecified, .red, .deepBlue]
  }

  public struct Shapes: Message {
    public var int32Value: Int32 = 0
    public var int64Value: Int64 = 0
    public var uint32Value: UInt32 = 0
    public var uint64Value: UInt64 = 0
    public var sint32Value: Int32 = 0
    public var sint64Value: Int64 = 0
    public var fixed32Value: UInt32 = 0
    public var fixed64Value: UInt64 = 0
    public var sfixed32Value: Int32 = 0
    public var sfixed64Value: Int64 = 0
    public var floatValue: Float = 0
    public var doubleValue: Double = 0
    public var boolValue: Bool = false
    public var stringValue: String = ""
    public var bytesValue: [UInt8] = []
    public var color: Probe.Color = Probe.Color(rawValue: 0)
    public var size: Probe.Shapes.Size = Probe.Shapes.Size(rawValue: 0)
    public var leaf: Probe.Shapes.Leaf? = nil
    public var maybeInt32: Int32? = nil
    public var maybeBool: Bool? = nil
    public var maybeString: String? = nil
    public var maybeBytes: [UInt8]? = nil
    public var maybeColor: Probe.Color? = nil
    public var maybeLeaf: Probe.Shapes.Leaf? = nil
    public var maybeDouble: Double? = nil
    public var int32List: [Int32] = []
    public var sint64List: [Int64] = []
    public var doubleList: [Double] = []
    public var boolList: [Bool] = []
    public var stringList: [String] = []
    public var bytesList: [[UInt8]] = []
    public var colorList: [Probe.Color] = []
    public var leafList: [Probe.Shapes.Leaf] = []
    public var fixed32List: [UInt32] = []
    public var unpackedList: [Int32] = []
    public var textByKey: [String: String] = [:]
    public var leafByNumber: [Int32: Probe.Shapes.Leaf] = [:]
    public var countByKey: [String: Int64] = [:]
    public var instant: GoogleProtobuf.Timestamp? = nil
    public var mask: GoogleProtobuf.FieldMask? = nil
    public var customerID: String = ""
    public var segmentIDs: [String] = []
    public var typeURL: String = ""
    public var choice: Choice?

    public init() {}

    public init(
      int32Value: Int32 = 0,
      int64Value: Int64 = 0,
      uint32Value: UInt32 = 0,
      uint64Value: UInt64 = 0,
      sint32Value: Int32 = 0,
      sint64Value: Int64 = 0,
      fixed32Value: UInt32 = 0,
      fixed64Value: UInt64 = 0,
      sfixed32Value: Int32 = 0,
      sfixed64Value: Int64 = 0,
      floatValue: Float = 0,
      doubleValue: Double = 0,
      boolValue: Bool = false,
      stringValue: String = "",
      bytesValue: [UInt8] = [],
      color: Probe.Color = Probe.Color(rawValue: 0),
      size: Probe.Shapes.Size = Probe.Shapes.Size(rawValue: 0),
      leaf: Probe.Shapes.Leaf? = nil,
      maybeInt32: Int32? = nil,
      maybeBool: Bool? = nil,
      maybeString: String? = nil,
      maybeBytes: [UInt8]? = nil,
      maybeColor: Probe.Color? = nil,
      maybeLeaf: Probe.Shapes.Leaf? = nil,
      maybeDouble: Double? = nil,
      int32List: [Int32] = [],
      sint64List: [Int64] = [],
      doubleList: [Double] = [],
      boolList: [Bool] = [],
      stringList: [String] = [],
      bytesList: [[UInt8]] = [],
      colorList: [Probe.Color] = [],
      leafList: [Probe.Shapes.Leaf] = [],
      fixed32List: [UInt32] = [],
      unpackedList: [Int32] = [],
      textByKey: [String: String] = [:],
      leafByNumber: [Int32: Probe.Shapes.Leaf] = [:],
      countByKey: [String: Int64] = [:],
      instant: GoogleProtobuf.Timestamp? = nil,
      mask: GoogleProtobuf.FieldMask? = nil,
      customerID: String = "",
      segmentIDs: [String] = [],
      typeURL: String = "",
      choice: Choice? = nil
    ) {
      self.int32Value = int32Value
      self.int64Value = int64Value
      self.uint32Value = uint32Value
      self.uint64Value = uint64Value
      self.sint32Value = sint32Value
      self.sint64Value = sint64Value
      self.fixed32Value = fixed32Value
      self.fixed64Value = fixed64Value
      self.sfixed32Value = sfixed32Value
      self.sfixed64Value = sfixed64Value
      self.floatValue = floatValue
      self.doubleValue = doubleValue
      self.boolValue = boolValue
      self.stringValue = stringValue
      self.bytesValue = bytesValue
      self.color = color
      self.size = size
      self.leaf = leaf
      self.maybeInt32 = maybeInt32
      self.maybeBool = maybeBool
      self.maybeString = maybeString
      self.maybeBytes = maybeBytes
      self.maybeColor = maybeColor
      self.maybeLeaf = maybeLeaf
      self.maybeDouble = maybeDouble
      self.int32List = int32List
      self.sint64List = sint64List
      self.doubleList = doubleList
      self.boolList = boolList
      self.stringList = stringList
      self.bytesList = bytesList
      self.colorList = colorList
      self.leafList = leafList
      self.fixed32List = fixed32List
      self.unpackedList = unpackedList
      self.textByKey = textByKey
      self.leafByNumber = leafByNumber
      self.countByKey = countByKey
      self.instant = instant
      self.mask = mask
      self.customerID = customerID
      self.segmentIDs = segmentIDs
      self.typeURL = typeURL
      self.choice = choice
    }

    public enum Choice: Hashable, Sendable, TextlessValue {
      case choiceText(String)
      case choiceNumber(Int64)
      case choiceLeaf(Probe.Shapes.Leaf)
      case choiceColor(Probe.Color)
    }

    public enum Size: RawRepresentable, Hashable, Sendable, CaseIterable {
      case unspecified
      case small
      /// A number that this version does not name.
      case unrecognized(Int32)

      public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .small
        default: self = .unrecognized(rawValue)
        }
      }

      public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .small: 1
        case .unrecognized(let number): number
        }
      }

      /// The named values, in the order of the definition.
      public static let allCases: [Size] = [.unspecified, .small]
    }

    public struct Leaf: Message {
      public var label: String = ""
      public var weight: Int32 = 0

      public init() {}

      public init(
        label: String = "",
        weight: Int32 = 0
      ) {
        self.label = label
        self.weight = weight
      }

      public static let messageType = unsafe MessageType(
        Probe__V1__Shapes__Leaf.self, initializedBy: { unsafe probe__v1__shapes__leaf__init($0) })

      @unsafe public init(copying c: UnsafeRawPointer) {
        let c = unsafe c.assumingMemoryBound(to: Probe__V1__Shapes__Leaf.self)
        self.label = unsafe Protobuf.text(c.pointee.label)
        self.weight = unsafe c.pointee.weight
      }

      @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
        let c = unsafe c.assumingMemoryBound(to: Probe__V1__Shapes__Leaf.self)
        unsafe c.pointee.label = unsafe arena.text(label)
        unsafe c.pointee.weight = weight
      }
    }

    public static let messageType = unsafe MessageType(
      Probe__V1__Shapes.self, initializedBy: { unsafe probe__v1__shapes__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Probe__V1__Shapes.self)
      self.int32Value = unsafe c.pointee.int32_value
      self.int64Value = unsafe c.pointee.int64_value
      self.uint32Value = unsafe c.pointee.uint32_value
      self.uint64Value = unsafe c.pointee.uint64_value
      self.sint32Value = unsafe c.pointee.sint32_value
      self.sint64Value = unsafe c.pointee.sint64_value
      self.fixed32Value = unsafe c.pointee.fixed32_value
      self.fixed64Value = unsafe c.pointee.fixed64_value
      self.sfixed32Value = unsafe c.pointee.sfixed32_value
      self.sfixed64Value = unsafe c.pointee.sfixed64_value
      self.floatValue = unsafe c.pointee.float_value
      self.doubleValue = unsafe c.pointee.double_value
      self.boolValue = unsafe c.pointee.bool_value != 0
      self.stringValue = unsafe Protobuf.text(c.pointee.string_value)
      self.bytesValue = unsafe Protobuf.bytes(c.pointee.bytes_value)
      self.color = unsafe Probe.Color(rawValue: Int32(truncatingIfNeeded: c.pointee.color.rawValue))
      self.size = unsafe Probe.Shapes.Size(rawValue: Int32(truncatingIfNeeded: c.pointee.size.rawValue))
      self.leaf = unsafe Protobuf.message(c.pointee.leaf)
      self.maybeInt32 = unsafe c.pointee._maybe_int32_case.rawValue == 0 ? nil : unsafe c.pointee.maybe_int32
      self.maybeBool = unsafe c.pointee._maybe_bool_case.rawValue == 0 ? nil : unsafe c.pointee.maybe_bool != 0
      self.maybeString = unsafe c.pointee._maybe_string_case.rawValue == 0 ? nil : unsafe Protobuf.text(c.pointee.maybe_string)
      self.maybeBytes = unsafe c.pointee._maybe_bytes_case.rawValue == 0 ? nil : unsafe Protobuf.bytes(c.pointee.maybe_bytes)
      self.maybeColor = unsafe c.pointee._maybe_color_case.rawValue == 0 ? nil : unsafe Probe.Color(rawValue: Int32(truncatingIfNeeded: c.pointee.maybe_color.rawValue))
      self.maybeLeaf = unsafe c.pointee._maybe_leaf_case.rawValue == 0 ? nil : unsafe Protobuf.message(c.pointee.maybe_leaf)
      self.maybeDouble = unsafe c.pointee._maybe_double_case.rawValue == 0 ? nil : unsafe c.pointee.maybe_double
      self.int32List = unsafe Protobuf.elements(c.pointee.int32_list, count: Int(c.pointee.n_int32_list)) { $0 }
      self.sint64List = unsafe Protobuf.elements(c.pointee.sint64_list, count: Int(c.pointee.n_sint64_list)) { $0 }
      self.doubleList = unsafe Protobuf.elements(c.pointee.double_list, count: Int(c.pointee.n_double_list)) { $0 }
      self.boolList = unsafe Protobuf.elements(c.pointee.bool_list, count: Int(c.pointee.n_bool_list)) { $0 != 0 }
      self.stringList = unsafe Protobuf.texts(c.pointee.string_list, count: Int(c.pointee.n_string_list))
      self.bytesList = unsafe Protobuf.elements(c.pointee.bytes_list, count: Int(c.pointee.n_bytes_list)) { unsafe Protobuf.bytes($0) }
      self.colorList = unsafe Protobuf.elements(c.pointee.color_list, count: Int(c.pointee.n_color_list)) { Probe.Color(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
      self.leafList = unsafe Protobuf.messages(c.pointee.leaf_list, count: Int(c.pointee.n_leaf_list))
      self.fixed32List = unsafe Protobuf.elements(c.pointee.fixed32_list, count: Int(c.pointee.n_fixed32_list)) { $0 }
      self.unpackedList = unsafe Protobuf.elements(c.pointee.unpacked_list, count: Int(c.pointee.n_unpacked_list)) { $0 }
      self.textByKey = Dictionary(unsafe Protobuf.elements(c.pointee.text_by_key, count: Int(c.pointee.n_text_by_key)) { entry in unsafe entry.map { entry in (unsafe Protobuf.text(entry.pointee.key), unsafe Protobuf.text(entry.pointee.value)) } }.compactMap { $0 }, uniquingKeysWith: { $1 })
      self.leafByNumber = Dictionary(unsafe Protobuf.elements(c.pointee.leaf_by_number, count: Int(c.pointee.n_leaf_by_number)) { entry in unsafe entry.map { entry in (unsafe entry.pointee.key, (unsafe Protobuf.message(entry.pointee.value)) ?? Probe.Shapes.Leaf()) } }.compactMap { $0 }, uniquingKeysWith: { $1 })
      self.countByKey = Dictionary(unsafe Protobuf.elements(c.pointee.count_by_key, count: Int(c.pointee.n_count_by_key)) { entry in unsafe entry.map { entry in (unsafe Protobuf.text(entry.pointee.key), unsafe entry.pointee.value) } }.compactMap { $0 }, uniquingKeysWith: { $1 })
      self.instant = unsafe Protobuf.message(c.pointee.instant)
      self.mask = unsafe Protobuf.message(c.pointee.mask)
      self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
      self.segmentIDs = unsafe Protobuf.texts(c.pointee.segment_ids, count: Int(c.pointee.n_segment_ids))
      self.typeURL = unsafe Protobuf.text(c.pointee.type_url)
      switch unsafe c.pointee.choice_case.rawValue {
      case 51: self.choice = .choiceText(unsafe Protobuf.text(c.pointee.choice_text))
      case 52: self.choice = .choiceNumber(unsafe c.pointee.choice_number)
      case 53:
        let member: Probe.Shapes.Leaf? = unsafe Protobuf.message(c.pointee.choice_leaf)
        self.choice = member.map { .choiceLeaf($0) }
      case 54: self.choice = .choiceColor(unsafe Probe.Color(rawValue: Int32(truncatingIfNeeded: c.pointee.choice_color.rawValue)))
      default: self.choice = nil
      }
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Probe__V1__Shapes.self)
      unsafe c.pointee.int32_value = int32Value
      unsafe c.pointee.int64_value = int64Value
      unsafe c.pointee.uint32_value = uint32Value
      unsafe c.pointee.uint64_value = uint64Value
      unsafe c.pointee.sint32_value = sint32Value
      unsafe c.pointee.sint64_value = sint64Value
      unsafe c.pointee.fixed32_value = fixed32Value
      unsafe c.pointee.fixed64_value = fixed64Value
      unsafe c.pointee.sfixed32_value = sfixed32Value
      unsafe c.pointee.sfixed64_value = sfixed64Value
      unsafe c.pointee.float_value = floatValue
      unsafe c.pointee.double_value = doubleValue
      unsafe c.pointee.bool_value = boolValue ? 1 : 0
      unsafe c.pointee.string_value = unsafe arena.text(stringValue)
      unsafe c.pointee.bytes_value = unsafe arena.bytes(bytesValue)
      unsafe c.pointee.color = Probe__V1__Color(rawValue: UInt32(bitPattern: color.rawValue))
      unsafe c.pointee.size = Probe__V1__Shapes__Size(rawValue: UInt32(bitPattern: size.rawValue))
      unsafe c.pointee.leaf = unsafe arena.message(leaf)
      if let maybeInt32 {
        unsafe c.pointee._maybe_int32_case = Probe__V1__Shapes__MaybeInt32Case(rawValue: 21)
        unsafe c.pointee.maybe_int32 = maybeInt32
      }
      if let maybeBool {
        unsafe c.pointee._maybe_bool_case = Probe__V1__Shapes__MaybeBoolCase(rawValue: 22)
        unsafe c.pointee.maybe_bool = maybeBool ? 1 : 0
      }
      if let maybeString {
        unsafe c.pointee._maybe_string_case = Probe__V1__Shapes__MaybeStringCase(rawValue: 23)
        unsafe c.pointee.maybe_string = unsafe arena.text(maybeString)
      }
      if let maybeBytes {
        unsafe c.pointee._maybe_bytes_case = Probe__V1__Shapes__MaybeBytesCase(rawValue: 24)
        unsafe c.pointee.maybe_bytes = unsafe arena.bytes(maybeBytes)
      }
      if let maybeColor {
        unsafe c.pointee._maybe_color_case = Probe__V1__Shapes__MaybeColorCase(rawValue: 25)
        unsafe c.pointee.maybe_color = Probe__V1__Color(rawValue: UInt32(bitPattern: maybeColor.rawValue))
      }
      if let maybeLeaf {
        unsafe c.pointee._maybe_leaf_case = Probe__V1__Shapes__MaybeLeafCase(rawValue: 26)
        unsafe c.pointee.maybe_leaf = unsafe arena.message(maybeLeaf)
      }
      if let maybeDouble {
        unsafe c.pointee._maybe_double_case = Probe__V1__Shapes__MaybeDoubleCase(rawValue: 27)
        unsafe c.pointee.maybe_double = maybeDouble
      }
      unsafe c.pointee.n_int32_list = int32List.count
      unsafe c.pointee.int32_list = unsafe arena.array(int32List) { $0 }
      unsafe c.pointee.n_sint64_list = sint64List.count
      unsafe c.pointee.sint64_list = unsafe arena.array(sint64List) { $0 }
      unsafe c.pointee.n_double_list = doubleList.count
      unsafe c.pointee.double_list = unsafe arena.array(doubleList) { $0 }
      unsafe c.pointee.n_bool_list = boolList.count
      unsafe c.pointee.bool_list = unsafe arena.array(boolList) { $0 ? 1 : 0 }
      unsafe c.pointee.n_string_list = stringList.count
      unsafe c.pointee.string_list = unsafe arena.texts(stringList)
      unsafe c.pointee.n_bytes_list = bytesList.count
      unsafe c.pointee.bytes_list = unsafe arena.array(bytesList) { unsafe arena.bytes($0) }
      unsafe c.pointee.n_color_list = colorList.count
      unsafe c.pointee.color_list = unsafe arena.array(colorList) { Probe__V1__Color(rawValue: UInt32(bitPattern: $0.rawValue)) }
      unsafe c.pointee.n_leaf_list = leafList.count
      unsafe c.pointee.leaf_list = unsafe arena.messages(leafList)
      unsafe c.pointee.n_fixed32_list = fixed32List.count
      unsafe c.pointee.fixed32_list = unsafe arena.array(fixed32List) { $0 }
      unsafe c.pointee.n_unpacked_list = unpackedList.count
      unsafe c.pointee.unpacked_list = unsafe arena.array(unpackedList) { $0 }
      unsafe c.pointee.n_text_by_key = textByKey.count
      unsafe c.pointee.text_by_key = unsafe arena.entries(textByKey.sorted { $0.key < $1.key }, probe__v1__shapes__text_by_key_entry__init) { entry, key, value in unsafe entry.pointee.key = unsafe arena.text(key); unsafe entry.pointee.value = unsafe arena.text(value) }
      unsafe c.pointee.n_leaf_by_number = leafByNumber.count
      unsafe c.pointee.leaf_by_number = unsafe arena.entries(leafByNumber.sorted { $0.key < $1.key }, probe__v1__shapes__leaf_by_number_entry__init) { entry, key, value in unsafe entry.pointee.key = key; unsafe entry.pointee.value = unsafe arena.message(value) }
      unsafe c.pointee.n_count_by_key = countByKey.count
      unsafe c.pointee.count_by_key = unsafe arena.entries(countByKey.sorted { $0.key < $1.key }, probe__v1__shapes__count_by_key_entry__init) { entry, key, value in unsafe entry.pointee.key = unsafe arena.text(key); unsafe entry.pointee.value = value }
      unsafe c.pointee.instant = unsafe arena.message(instant)
      unsafe c.pointee.mask = unsafe arena.message(mask)
      unsafe c.pointee.customer_id = unsafe arena.text(customerID)
      unsafe c.pointee.n_segment_ids = segmentIDs.count
      unsafe c.pointee.segment_ids = unsafe arena.texts(segmentIDs)
      unsafe c.pointee.type_url = unsafe arena.text(typeURL)
      switch choice {
      case .choiceText(let member):
        unsafe c.pointee.choice_case = Probe__V1__Shapes__ChoiceCase(rawValue: 51)
        unsafe c.pointee.choice_text = unsafe arena.text(member)
      case .choiceNumber(let member):
        unsafe c.pointee.choice_case = Probe__V1__Shapes__ChoiceCase(rawValue: 52)
        unsafe c.pointee.choice_number = member
      case .choiceLeaf(let member):
        unsafe c.pointee.choice_case = Probe__V1__Shapes__ChoiceCase(rawValue: 53)
        unsafe c.pointee.choice_leaf = unsafe arena.message(member)
      case .choiceColor(let member):
        unsafe c.pointee.choice_case = Probe__V1__Shapes__ChoiceCase(rawValue: 54)
        unsafe c.pointee.choice_color = Probe__V1__Color(rawValue: UInt32(bitPattern: member.rawValue))
      case nil: break
      }
    }
  }

}
