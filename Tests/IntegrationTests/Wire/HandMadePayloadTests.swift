import CRMProto
import RPCCore
import Testing

/// Payloads that no generated client can send.
@Suite(.timeLimit(.minutes(2))) struct HandMadePayloadTests {
  struct Payload: Sendable, CustomTestStringConvertible {
    let name: String
    let field: String
    let customer: [UInt8]

    var testDescription: String { name }
  }

  @Test(arguments: payloads)
  func aPayloadThatIsNoCustomerIsRefusedAndTheConnectionLives(_ bad: Payload) async throws {
    try await withCRM { crm in
      let request = bytes(field: 1, try Self.valid() + bad.customer)
      let error = try await refusal {
        try await crm.calls.unary(
          "crm.v1.CustomerService/CreateCustomer", payload: request, options: .default)
      }
      #expect(error.code == .invalidArgument)
      #expect(error.fields == [bad.field])
      #expect(try await crm.customerCount() == 0)
      _ = try await crm.create(.individual())
    }
  }

  @Test func aFieldThatTheServerDoesNotKnowIsIgnored() async throws {
    try await withCRM { crm in
      let request = bytes(field: 1, try Self.valid() + bytes(field: 900, Array("new".utf8)))
      _ = try await crm.calls.unary(
        "crm.v1.CustomerService/CreateCustomer", payload: request, options: .default)
      #expect(try await crm.customerCount() == 1)
    }
  }

  @Test func anEmptyPayloadIsTheDefaultMessage() async throws {
    try await withCRM { crm in
      let error = try await refusal {
        try await crm.calls.unary(
          "crm.v1.CustomerService/CreateCustomer", payload: [], options: .default)
      }
      #expect(error.code == .invalidArgument && error.fields == ["customer"])
    }
  }

  static let payloads = [
    Payload(
      name: "a NUL in a name", field: "customer.full_name", customer: bytes(field: 3, [65, 0, 66])),
    Payload(name: "a NUL alone", field: "customer.notes", customer: bytes(field: 17, [0])),
    Payload(name: "a NUL in a tag", field: "customer.tags", customer: bytes(field: 15, [65, 0])),
    Payload(
      name: "a NUL in a map's value", field: "customer.external_ids[0].value",
      customer: bytes(field: 20, bytes(field: 1, [65]) + bytes(field: 2, [0]))),
    Payload(
      name: "invalid UTF-8", field: "customer.full_name", customer: bytes(field: 3, [0xC3, 0x28])),
    Payload(
      name: "a surrogate", field: "customer.full_name",
      customer: bytes(field: 3, [0xED, 0xA0, 0x80])),
    Payload(
      name: "an overlong form", field: "customer.email", customer: bytes(field: 6, [0xC0, 0x80])),
    Payload(
      name: "an unknown contact type", field: "customer.contact_type", customer: [2 << 3, 9]),
    Payload(
      name: "a negative tier", field: "customer.loyalty_status",
      customer: [0x80, 0x01] + Array(repeating: 0xFF, count: 9) + [0x01]),
    Payload(
      name: "an unknown channel", field: "customer.preferences.allowed_channels",
      customer: bytes(field: 21, bytes(field: 1, [99]))),
    Payload(name: "a number for a text", field: "customer.full_name", customer: [3 << 3, 1]),
    Payload(
      name: "a length past the end", field: "customer.full_name", customer: [3 << 3 | 2, 100, 65]),
    Payload(
      name: "an endless varint", field: "customer.contact_type",
      customer: [2 << 3] + Array(repeating: 0xFF, count: 11)),
  ]

  private static func valid() throws -> [UInt8] { try Customer.individual().serialized() }
}

/// A length-delimited field.
private func bytes(field number: Int, _ content: [UInt8]) -> [UInt8] {
  varint(number << 3 | 2) + varint(content.count) + content
}

private func varint(_ value: Int) -> [UInt8] {
  value < 0x80 ? [UInt8(value)] : [UInt8(value & 0x7F) | 0x80] + varint(value >> 7)
}
