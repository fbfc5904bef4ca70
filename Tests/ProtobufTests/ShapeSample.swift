import ProbeProto
import Protobuf
import Testing
import WireProto

/// The same message three times: as text for protoc, as a Swift value, and as JSON.
struct ShapeSample: Sendable, CustomTestStringConvertible {
  let name: String
  /// protoc's text format, as protoc itself prints it.
  let text: String
  let shapes: Probe.Shapes
  /// The members that differ from an empty message's.
  let json: [JSONValue.Member]

  var testDescription: String { name }

  init(
    _ name: String, text: String, json: JSONValue, _ fill: (inout Probe.Shapes) -> Void
  ) {
    self.name = name
    self.text = text
    var shapes = Probe.Shapes()
    fill(&shapes)
    self.shapes = shapes
    guard case .object(let members) = json else { preconditionFailure("an object") }
    self.json = members
  }

  static let type = "probe.v1.Shapes"

  static let all = scalars + presence + lists + maps + oneofs + messages

  static let scalars = [
    ShapeSample(
      "largest integers",
      text: """
        int32_value: 2147483647
        int64_value: 9223372036854775807
        uint32_value: 4294967295
        uint64_value: 18446744073709551615
        sint32_value: 2147483647
        sint64_value: 9223372036854775807
        fixed32_value: 4294967295
        fixed64_value: 18446744073709551615
        sfixed32_value: 2147483647
        sfixed64_value: 9223372036854775807
        """,
      json: [
        "int32_value": 2_147_483_647, "int64_value": "9223372036854775807",
        "uint32_value": 4_294_967_295, "uint64_value": "18446744073709551615",
        "sint32_value": 2_147_483_647, "sint64_value": "9223372036854775807",
        "fixed32_value": 4_294_967_295, "fixed64_value": "18446744073709551615",
        "sfixed32_value": 2_147_483_647, "sfixed64_value": "9223372036854775807",
      ]
    ) {
      $0.int32Value = .max
      $0.int64Value = .max
      $0.uint32Value = .max
      $0.uint64Value = .max
      $0.sint32Value = .max
      $0.sint64Value = .max
      $0.fixed32Value = .max
      $0.fixed64Value = .max
      $0.sfixed32Value = .max
      $0.sfixed64Value = .max
    },
    ShapeSample(
      "smallest integers",
      text: """
        int32_value: -2147483648
        int64_value: -9223372036854775808
        sint32_value: -2147483648
        sint64_value: -9223372036854775808
        sfixed32_value: -2147483648
        sfixed64_value: -9223372036854775808
        """,
      json: [
        "int32_value": -2_147_483_648, "int64_value": "-9223372036854775808",
        "sint32_value": -2_147_483_648, "sint64_value": "-9223372036854775808",
        "sfixed32_value": -2_147_483_648, "sfixed64_value": "-9223372036854775808",
      ]
    ) {
      $0.int32Value = .min
      $0.int64Value = .min
      $0.sint32Value = .min
      $0.sint64Value = .min
      $0.sfixed32Value = .min
      $0.sfixed64Value = .min
    },
    ShapeSample(
      "minus one",
      text: "int32_value: -1\nint64_value: -1\nsint32_value: -1\nsint64_value: -1",
      json: [
        "int32_value": -1, "int64_value": "-1", "sint32_value": -1, "sint64_value": "-1",
      ]
    ) {
      $0.int32Value = -1
      $0.int64Value = -1
      $0.sint32Value = -1
      $0.sint64Value = -1
    },
    ShapeSample(
      "floating point",
      text: "float_value: 1.5\ndouble_value: -1e-300",
      json: ["float_value": .number(1.5), "double_value": .number(-1e-300)]
    ) {
      $0.floatValue = 1.5
      $0.doubleValue = -1e-300
    },
    ShapeSample(
      "infinity",
      text: "float_value: inf\ndouble_value: -inf",
      json: ["float_value": "Infinity", "double_value": "-Infinity"]
    ) {
      $0.floatValue = .infinity
      $0.doubleValue = -.infinity
    },
    ShapeSample(
      "text, bytes, booleans and enums",
      text: #"""
        bool_value: true
        string_value: "\303\251t\303\251 \331\205\330\261\330\255\330\250\330\247"
        bytes_value: "\000\377\n"
        color: COLOR_DEEP_BLUE
        size: SIZE_SMALL
        """#,
      json: [
        "bool_value": true, "string_value": "été مرحبا", "bytes_value": "AP8K",
        "color": "COLOR_DEEP_BLUE", "size": "SIZE_SMALL",
      ]
    ) {
      $0.boolValue = true
      $0.stringValue = "été مرحبا"
      $0.bytesValue = [0, 255, 10]
      $0.color = .deepBlue
      $0.size = .small
    },
  ]

  static let presence = [
    ShapeSample(
      "set to the default",
      text: """
        maybe_int32: 0
        maybe_bool: false
        maybe_string: ""
        maybe_bytes: ""
        maybe_color: COLOR_UNSPECIFIED
        maybe_leaf {
        }
        maybe_double: 0
        """,
      json: [
        "maybe_int32": 0, "maybe_bool": false, "maybe_string": "", "maybe_bytes": "",
        "maybe_color": "COLOR_UNSPECIFIED", "maybe_leaf": ["label": "", "weight": 0],
        "maybe_double": 0,
      ]
    ) {
      $0.maybeInt32 = 0
      $0.maybeBool = false
      $0.maybeString = ""
      $0.maybeBytes = []
      $0.maybeColor = .unspecified
      $0.maybeLeaf = .init()
      $0.maybeDouble = 0
    }
  ]

  static let lists = [
    ShapeSample(
      "packed lists",
      text: """
        int32_list: 1
        int32_list: -1
        int32_list: 0
        sint64_list: -9223372036854775808
        double_list: 0.25
        double_list: 3
        bool_list: true
        bool_list: false
        color_list: COLOR_RED
        color_list: COLOR_UNSPECIFIED
        fixed32_list: 7
        """,
      json: [
        "int32_list": [1, -1, 0], "sint64_list": ["-9223372036854775808"],
        "double_list": [.number(0.25), 3], "bool_list": [true, false],
        "color_list": ["COLOR_RED", "COLOR_UNSPECIFIED"], "fixed32_list": [7],
      ]
    ) {
      $0.int32List = [1, -1, 0]
      $0.sint64List = [.min]
      $0.doubleList = [0.25, 3]
      $0.boolList = [true, false]
      $0.colorList = [.red, .unspecified]
      $0.fixed32List = [7]
    },
    ShapeSample(
      "lists that are not packed",
      text: """
        string_list: "a"
        string_list: ""
        bytes_list: "\\001"
        bytes_list: ""
        leaf_list {
          label: "first"
          weight: 3
        }
        leaf_list {
        }
        unpacked_list: 5
        unpacked_list: -5
        """,
      json: [
        "string_list": ["a", ""], "bytes_list": ["AQ==", ""],
        "leaf_list": [["label": "first", "weight": 3], ["label": "", "weight": 0]],
        "unpacked_list": [5, -5],
      ]
    ) {
      $0.stringList = ["a", ""]
      $0.bytesList = [[1], []]
      $0.leafList = [.init(label: "first", weight: 3), .init()]
      $0.unpackedList = [5, -5]
    },
  ]

  static let maps = [
    ShapeSample(
      "maps",
      text: """
        text_by_key {
          key: ""
          value: ""
        }
        text_by_key {
          key: "erp"
          value: "42"
        }
        leaf_by_number {
          key: -3
          value {
            weight: 1
          }
        }
        count_by_key {
          key: "n"
          value: 9007199254740993
        }
        """,
      json: [
        "text_by_key": ["": "", "erp": "42"],
        "leaf_by_number": ["-3": ["label": "", "weight": 1]],
        "count_by_key": ["n": "9007199254740993"],
      ]
    ) {
      $0.textByKey = ["": "", "erp": "42"]
      $0.leafByNumber = [-3: .init(weight: 1)]
      $0.countByKey = ["n": 9_007_199_254_740_993]
    }
  ]

  static let oneofs = [
    ShapeSample("a oneof's empty text", text: #"choice_text: """#, json: ["choice_text": ""]) {
      $0.choice = .choiceText("")
    },
    ShapeSample("a oneof's zero", text: "choice_number: 0", json: ["choice_number": "0"]) {
      $0.choice = .choiceNumber(0)
    },
    ShapeSample(
      "a oneof's message", text: "choice_leaf {\n  label: \"x\"\n}",
      json: ["choice_leaf": ["label": "x", "weight": 0]]
    ) {
      $0.choice = .choiceLeaf(.init(label: "x"))
    },
    ShapeSample(
      "a oneof's enum", text: "choice_color: COLOR_RED", json: ["choice_color": "COLOR_RED"]
    ) {
      $0.choice = .choiceColor(.red)
    },
  ]

  static let messages = [
    ShapeSample("nothing", text: "", json: [:]) { _ in },
    ShapeSample(
      "messages",
      text: """
        leaf {
          label: "l"
          weight: -7
        }
        instant {
          seconds: 1795348800
          nanos: 500000000
        }
        mask {
          paths: "full_name"
          paths: "preferences.contact_from"
        }
        customer_id: "c"
        segment_ids: "s"
        type_url: "u"
        """,
      json: [
        "leaf": ["label": "l", "weight": -7], "instant": "2026-11-22T12:00:00.500Z",
        "mask": "full_name,preferences.contact_from", "customer_id": "c", "segment_ids": ["s"],
        "type_url": "u",
      ]
    ) {
      $0.leaf = .init(label: "l", weight: -7)
      $0.instant = .init(seconds: 1_795_348_800, nanos: 500_000_000)
      $0.mask = .init(paths: ["full_name", "preferences.contact_from"])
      $0.customerID = "c"
      $0.segmentIDs = ["s"]
      $0.typeURL = "u"
    },
  ]
}

extension JSONValue {
  /// A number as its shortest decimal.
  fileprivate static func number(_ value: Double) -> JSONValue {
    do throws(JSONError) {
      return try JSONValue(text: value.description)
    } catch {
      preconditionFailure("a finite number")
    }
  }
}
