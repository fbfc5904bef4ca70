import AccessTokens
import CRM
import CRMProto
import RPCClient
import RPCCore
import Testing

/// What callers show, over the wire.
@Suite(.timeLimit(.minutes(3))) struct AuthenticationTests {
  private func metadata(_ values: String...) -> CallOptions {
    var metadata = Metadata()
    for value in values { metadata.append(value, for: "Authorization") }
    return CallOptions(timeout: .seconds(20), metadata: metadata)
  }

  @Test func aTokenCountsForItsCallAlone() async throws {
    try await withCRM { crm in
      let client = RPCClient(port: crm.port, token: nil)
      let customers = CustomerServiceClient(client)
      let id = try await crm.create(.individual()).id
      let shown = metadata("Bearer \(TestTokens.everything)")
      #expect(try await customers.getCustomer(.init(id: id), options: shown).id == id)
      let error = try await refusal { try await customers.getCustomer(.init(id: id)) }
      #expect(error.code == .unauthenticated && error.reason == "CREDENTIALS_MISSING")
      await client.close()
    }
  }

  @Test func aConnectionAuthenticatesOnceForAllItsCalls() async throws {
    try await withCRM { crm in
      let client = RPCClient(port: crm.port, token: nil)
      let token = TestTokens.token(subject: "booking", permissions: ["crm:read:*"])
      let caller = try await ControlServiceClient(client).authenticate(.init(token: token))
      #expect(caller.caller == "sub:booking")
      #expect(caller.permissions.contains("crm:read:customers") && caller.permissions.count == 9)
      #expect(caller.expiresAt != nil)
      _ = try await CustomerServiceClient(client).listCustomers(.init())
      // A stream brings no metadata of its own.
      try await CustomerServiceClient(client).exportCustomers(.init()) { pages in
        for try await _ in pages {}
      }
      // What a call shows counts before what the connection has shown, for better or worse.
      let error = try await refusal {
        try await CustomerServiceClient(client).listCustomers(
          .init(), options: metadata("Bearer x.y.z"))
      }
      #expect(error.reason == "TOKEN_INVALID")
      // Nor does a bad token take away what was shown.
      _ = try await refusal {
        try await ControlServiceClient(client).authenticate(.init(token: "x.y.z"))
      }
      _ = try await CustomerServiceClient(client).listCustomers(.init())
      await client.close()
    }
  }

  @Test func whatIsNoBearerTokenIsRefused() async throws {
    try await withCRM { crm in
      let client = RPCClient(port: crm.port, token: nil)
      let customers = CustomerServiceClient(client)
      let token = TestTokens.everything
      let cases = [
        metadata(""), metadata("Bearer"), metadata("Bearer "), metadata(token),
        metadata("Basic \(token)"), metadata("Bearer  \(token)"), metadata("Bearer \(token) "),
        metadata("Bearer \(token)", "Bearer \(token)"), metadata("Bearer \(token)", ""),
      ]
      for options in cases {
        let error = try await refusal {
          try await customers.listCustomers(.init(), options: options)
        }
        #expect(error.code == .unauthenticated && error.reason == "CREDENTIALS_MALFORMED")
      }
      _ = try await customers.listCustomers(.init(), options: metadata("bEARER \(token)"))
      await client.close()
    }
  }

  @Test func aTokenEndsWhenItsTimeIsOver() async throws {
    try await withCRM { crm in
      let token = TestTokens.token(permissions: ["crm:read:*"], lifetimeSeconds: -31)
      let client = RPCClient(port: crm.port, token: token)
      let error = try await refusal {
        try await CustomerServiceClient(client).listCustomers(.init())
      }
      #expect(error.code == .unauthenticated && error.reason == "TOKEN_EXPIRED")
      await client.close()
    }
  }

  @Test func nothingOfATokenIsInTheRefusal() async throws {
    try await withCRM { crm in
      let token = TestTokens.token(subject: "Very-Private", permissions: []) + "x"
      let client = RPCClient(port: crm.port, token: token)
      let error = try await refusal {
        try await CustomerServiceClient(client).listCustomers(.init())
      }
      #expect(error.reason == "TOKEN_INVALID" && !"\(error)".contains("Private"))
      await client.close()
    }
  }

  @Test func longFramesAreForThoseWhoHaveShownWhoTheyAre() async throws {
    try await withCRM { crm in
      let ids = Array(repeating: freshRequestID(), count: 2_000)
      let client = RPCClient(port: crm.port)
      let customers = CustomerServiceClient(client)
      let early = try await refusal { try await customers.batchGetCustomers(.init(ids: ids)) }
      #expect(early.reason == "FRAME_TOO_LONG")
      _ = try await ControlServiceClient(client).authenticate(.init())
      // It arrives now, and is too many.
      let known = try await refusal { try await customers.batchGetCustomers(.init(ids: ids)) }
      #expect(known.code == .invalidArgument)
      await client.close()
    }
  }

  @Test func loyaltyNeedsAPermissionOfItsOwn() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual())
      func update(_ permissions: [String], _ paths: [String]) async throws -> Customer {
        let client = RPCClient(port: crm.port, token: TestTokens.token(permissions: permissions))
        defer { Task { await client.close() } }
        return try await CustomerServiceClient(client).updateCustomer(
          .init(
            customer: stored.with(\.etag, "").with(\.loyaltyStatus, .gold).with(\.notes, "n"),
            updateMask: .init(paths: paths)))
      }
      let clerk = ["crm:update:customers", "crm:read:customers"]
      #expect(try await update(clerk, ["notes"]).loyaltyStatus == .new)
      let error = try await refusal { try await update(clerk, ["notes", "loyalty_status"]) }
      #expect(error.code == .permissionDenied)
      #expect(error.metadata["permissions"] == "crm:update:loyalty")
      #expect(try await crm.get(stored.id).loyaltyStatus == .new)
      let updated = try await update(clerk + ["crm:update:loyalty"], ["loyalty_status"])
      #expect(updated.loyaltyStatus == .gold)
    }
  }

  @Test func criteriaAboutWhatOneMayNotReadAreRefused() async throws {
    try await withCRM { crm in
      let client = RPCClient(
        port: crm.port,
        token: TestTokens.token(
          permissions: ["crm:read:segments", "crm:create:segments", "crm:read:customers"]))
      let segments = SegmentServiceClient(client)
      let criteria = #"{"not": {"did": "feedback", "where": {"rating": {"lte": 2}}}}"#
      for error in [
        try await refusal { try await segments.previewSegment(.init(criteria: criteria)) },
        try await refusal {
          try await segments.createSegment(.init(segment: Segment(name: "s", criteria: criteria)))
        },
      ] {
        #expect(error.code == .permissionDenied)
        #expect(error.metadata["permissions"] == "crm:read:feedback")
      }
      _ = try await segments.previewSegment(.init(criteria: "{}"))
      await client.close()
    }
  }

  @Test func requestIDsAndPageTokensAreTheCallersOwn() async throws {
    try await withCRM { crm in
      let one = RPCClient(
        port: crm.port,
        token: TestTokens.token(subject: "one", permissions: ["crm:create:*", "crm:read:*"]))
      let id = freshRequestID()
      let customer = Customer.individual()
      let first = try await crm.create(customer, requestID: id)
      let again = try await crm.create(customer, requestID: id)
      #expect(first == again)
      let error = try await refusal {
        try await CustomerServiceClient(one).createCustomer(
          .init(customer: customer, requestID: id))
      }
      #expect(error.reason == "EMAIL_TAKEN")
      _ = try await crm.create(.individual())
      let page = try await crm.customers.listCustomers(.init(pageSize: 1))
      let stolen = try await refusal {
        try await CustomerServiceClient(one).listCustomers(
          .init(pageSize: 1, pageToken: page.nextPageToken))
      }
      #expect(stolen.reason == "PAGE_TOKEN_MISMATCH")
      await one.close()
    }
  }
}
