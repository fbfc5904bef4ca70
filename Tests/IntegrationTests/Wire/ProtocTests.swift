import Testing

/// Frames made and read with `protoc` alone, over a socket of our own.
@Suite(.timeLimit(.minutes(2))) struct ProtocTests {
  @Test func aCustomerWrittenByProtocIsCreatedAndReadByProtoc() async throws {
    try await withCRM { crm in
      let socket = try RawSocket(port: crm.port)
      let created = try await Self.call(
        socket, 1, "CreateCustomer", "crm.v1.CreateCustomerRequest",
        """
        customer {
          contact_type: CONTACT_TYPE_CORPORATE company_name: "Atlas Voyages" email: "a@atlas.ma"
          phone: "0522000000" tags: "VIP" tags: "B2B" ice: "001234567000062"
          external_ids { key: "erp" value: "C-1" }
          preferences { allowed_channels: CHANNEL_WHATSAPP contact_from: "09:00" contact_until: "18:00" }
        }
        """)
      let customer = try Protoc.decode(
        "crm.v1.Customer", try #require(created.payload), in: "crm/v1/customer.proto")
      for line in [
        "contact_type: CONTACT_TYPE_CORPORATE", "company_name: \"Atlas Voyages\"",
        "email: \"a@atlas.ma\"", "preferred_language: \"French\"",
        "tags: \"B2B\"\ntags: \"VIP\"", "loyalty_status: LOYALTY_STATUS_NEW", "is_active: true",
        "ice: \"001234567000062\"", "external_ids {\n  key: \"erp\"\n  value: \"C-1\"\n}",
        "preferences {\n  allowed_channels: CHANNEL_WHATSAPP\n  contact_from: \"09:00\"",
        "display_name: \"Atlas Voyages\"", "created_at {\n  seconds: ", "etag: \"r1\"",
      ] {
        #expect(customer.contains(line), "\(line)")
      }
      #expect(created.status.isEmpty)
      #expect(try await crm.customerCount() == 1)
    }
  }

  @Test func aRefusalIsReadByProtocWithItsDetails() async throws {
    try await withCRM { crm in
      let socket = try RawSocket(port: crm.port)
      let refused = try await Self.call(
        socket, 7, "CreateCustomer", "crm.v1.CreateCustomerRequest",
        "customer { contact_type: CONTACT_TYPE_INDIVIDUAL email: \"a@atlas.ma\" phone: \"1\" }")
      #expect(refused.payload == nil)
      for line in [
        "code: 3", "type_url: \"type.googleapis.com/google.rpc.ErrorInfo\"",
        "reason: \"INVALID_FIELDS\"", "domain: \"crm\"",
        "type_url: \"type.googleapis.com/google.rpc.BadRequest\"",
        "field: \"customer.full_name\"",
      ] {
        #expect(refused.status.contains(line), "\(line)")
      }
    }
  }

  /// What came back: the payload, or the status and its details in text format.
  private struct Answer {
    let status: String
    let payload: [UInt8]?
  }

  private static func call(
    _ socket: RawSocket, _ streamID: UInt32, _ method: String, _ type: String, _ text: String
  ) async throws -> Answer {
    let payload = try Protoc.encode(type, text, in: "crm/v1/customer_service.proto")
    let request = try Protoc.encode(
      "ttrpc.Request",
      """
      service: "crm.v1.CustomerService" method: "\(method)" payload: \(Protoc.literal(payload))
      metadata { key: "authorization" value: "Bearer \(TestTokens.everything)" }
      """, in: "ttrpc/request.proto")
    let frame = try await socket.exchange(request: request, streamID: streamID)
    #expect(frame.streamID == streamID && frame.type == 2)
    return try answer(frame.data)
  }

  /// The envelope's two fields: 1 the status, 2 the payload.
  private static func answer(_ data: [UInt8]) throws -> Answer {
    let fields = try WireFields(data)
    let status = try fields[1].first.map(text)
    return Answer(status: status ?? "", payload: fields[2].first)
  }

  /// A status, and behind it each of its details.
  private static func text(ofStatus bytes: [UInt8]) throws -> String {
    var text = try Protoc.decode("google.rpc.Status", bytes, in: "google/rpc/status.proto")
    for detail in try WireFields(bytes)[3] {
      let any = try WireFields(detail)
      let type = String(decoding: any[1].joined(), as: UTF8.self).split(separator: "/").last ?? ""
      text += try Protoc.decode(
        String(type), Array(any[2].joined()), in: "google/rpc/error_details.proto")
    }
    return text
  }
}
