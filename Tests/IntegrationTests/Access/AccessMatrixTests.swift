import CRM
import CRMProto
import Foundation
import Protobuf
import RPCClient
import RPCCore
import Testing

/// Every method, called by everybody: who gets in is who the table lets in, and who does not changes nothing.
@Suite(.timeLimit(.minutes(10))) struct AccessMatrixTests {
  /// Who calls, and what they show.
  struct Visitor {
    let name: String
    let token: String?
    let permissions: Permissions
    /// Whether what is shown is a proof at all.
    let isKnown: Bool

    static let all: [Visitor] =
      [
        Visitor(name: "nobody", token: nil, permissions: [], isKnown: false),
        Visitor(name: "a bad token", token: "a.b.c", permissions: [], isKnown: false),
        visitor("no permission", []),
        visitor("permissions of another service", ["fleet:read:*", "crm:fly:customers", "*"]),
        visitor("wildcards of an action", ["crm:*:customers", "crm:*:*"]),
        visitor(
          "everything", ["crm:create:*", "crm:read:*", "crm:update:*", "crm:delete:*"]),
      ]
      + Permission.all.map { visitor($0.text, [$0.text]) }
      + Permission.Action.allCases.map {
        visitor("crm:\($0.rawValue):*", ["crm:\($0.rawValue):*"])
      }

    private static func visitor(_ name: String, _ permissions: [String]) -> Visitor {
      Visitor(
        name: name, token: TestTokens.token(permissions: permissions),
        permissions: Permissions(texts: permissions), isKnown: true)
    }
  }

  private static func rule(of method: MethodDescriptor) throws -> MethodRule {
    try #require(MethodRules.all.first { $0.method == method.fullName })
  }

  /// What the table says becomes of a visitor; nil: they get in.
  private static func answer(to visitor: Visitor, by access: MethodRule.Access) -> RPCCode? {
    switch access {
    case .anyone: nil
    case .anyCaller: visitor.isKnown ? nil : .unauthenticated
    case .permissions(let needed):
      if !visitor.isKnown {
        .unauthenticated
      } else {
        needed.missing(in: visitor.permissions).isEmpty ? nil : .permissionDenied
      }
    }
  }

  /// As one method follows on another, those that take something away last.
  private static let methods = CRMProto.MethodTable.methods.sorted {
    (takesAway($0) ? 1 : 0, $0.fullName) < (takesAway($1) ? 1 : 0, $1.fullName)
  }

  private static func takesAway(_ method: MethodDescriptor) -> Bool {
    method.name.hasPrefix("Delete") || method.name.hasPrefix("Erase")
  }

  @Test func whoGetsInIsWhoTheTableLetsIn() async throws {
    try await withCRM { crm in
      let requests = try await MatrixRequests(crm)
      for method in Self.methods {
        let rule = try Self.rule(of: method)
        let payload = try requests.payload(for: method)
        let before = try await DatabaseDump.fingerprint(of: crm.database)
        let (refused, admitted) = Visitor.all.reduce(into: ([Visitor](), [Visitor]())) {
          if Self.answer(to: $1, by: rule.access) == nil {
            $0.1.append($1)
          } else {
            $0.0.append($1)
          }
        }
        for visitor in refused {
          let code = await Self.code(method, payload, by: visitor, crm)
          let expected = Self.answer(to: visitor, by: rule.access)
          #expect(code == expected, "\(method.fullName) by \(visitor.name)")
        }
        #expect(
          try await DatabaseDump.fingerprint(of: crm.database) == before,
          "\(method.fullName) changed something for somebody who was refused")
        for visitor in admitted where method.kind == .unary {
          let code = await Self.code(method, payload, by: visitor, crm)
          let isRefused = code == .unauthenticated || code == .permissionDenied
          #expect(
            !isRefused || Self.asksForMore(method, visitor), "\(method.fullName) by \(visitor.name)"
          )
        }
      }
    }
  }

  /// A bad token is refused where it is looked at.
  private static func asksForMore(_ method: MethodDescriptor, _ visitor: Visitor) -> Bool {
    method == ControlServiceMethods.authenticate && !visitor.isKnown
  }

  private static func code(
    _ method: MethodDescriptor, _ payload: [UInt8], by visitor: Visitor, _ crm: TestCRM
  ) async -> RPCCode {
    let client = RPCClient(port: crm.port, token: visitor.token)
    let code: RPCCode
    do {
      _ = try await client.unary(method.fullName, payload: payload, options: .default)
      code = .ok
    } catch {
      code = (error as? RPCError)?.code ?? .unknown
    }
    await client.close()
    return code
  }

  @Test func streamsAreForThoseWhoMayToo() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual())
      let reader = RPCClient(
        port: crm.port, token: TestTokens.token(permissions: ["crm:read:customers"]))
      let exported = try await CustomerServiceClient(reader).exportCustomers(.init()) { pages in
        try await pages.reduce(into: [String]()) { $0 += $1.customers.map(\.id) }
      }
      #expect(exported == [stored.id])
      let error = try await refusal {
        try await CustomerServiceClient(reader).importCustomers { _, results in
          for try await _ in results {}
        }
      }
      #expect(error.code == .permissionDenied && error.reason == "PERMISSION_MISSING")
      #expect(error.metadata["permissions"] == "crm:create:customers")
      await reader.close()
    }
  }

  @Test func everyMethodHasARuleThatFitsItsDefinition() throws {
    let methods = CRMProto.MethodTable.methods
    for method in methods {
      let rule = try Self.rule(of: method)
      #expect(rule.isIdempotent == (method.idempotency != .unknown), "\(method.fullName)")
    }
    let names = MethodRules.all.map(\.method)
    #expect(Set(names).count == names.count)
    let served = Set(methods.map(\.fullName))
    for name in names where name.hasPrefix("crm.") { #expect(served.contains(name)) }
  }

  @Test func aMethodWithoutARuleKeepsTheGateFromBeingMade() async throws {
    let rules = MethodRules.all.filter { $0.method != CustomerServiceMethods.getCustomer.fullName }
    let authenticator = Authenticator(
      verifier: try await TestTokens.verifier(), logger: TestLog.silent)
    let error = #expect(throws: AccessGate.MissingRules.self) {
      try AccessGate(
        methods: CRMProto.MethodTable.methods, rules: rules, authenticator: authenticator)
    }
    #expect(error?.methods == ["crm.v1.CustomerService/GetCustomer"])
  }
}

/// For each method a request that does something, of what is in the database.
private struct MatrixRequests {
  private let texts: [String: String]

  init(_ crm: TestCRM) async throws {
    let customer = try await crm.create(.individual()).id
    let interaction = try await crm.create(.followUp(with: customer, due: 1_900_000_000)).id
    let feedback = try await crm.submit(.tour(by: customer)).id
    let segment = try await crm.createSegment("matrix", "{}").id
    let person = #""contact_type": "CONTACT_TYPE_INDIVIDUAL", "full_name": "M", "phone": "1""#
    let consent = #""purpose": "CONTACT_PURPOSE_SURVEY", "decision": 3, "method": "m""#
    texts = [
      "Ping": "{}", "Authenticate": "{}", "Cancel": #"{"stream_id": 4001}"#,
      "GetFileDescriptorSet": "{}", "GetServerStatus": "{}",
      "CancelLiveCall": #"{"call_id": "00000000000000ff"}"#,
      "CreateCustomer": #"{"customer": {\#(person), "email": "matrix@example.ma"}}"#,
      "GetCustomer": #"{"id": "\#(customer)"}"#,
      "BatchGetCustomers": #"{"ids": ["\#(customer)"]}"#,
      "CheckCustomers": #"{"ids": ["\#(customer)"]}"#,
      "ListCustomers": "{}", "SuggestCustomers": #"{"query": "am"}"#, "ListTags": "{}",
      "GetCustomerSummary": #"{"id": "\#(customer)"}"#,
      "GetCustomerTimeline": #"{"id": "\#(customer)"}"#,
      "UpdateCustomer":
        #"{"customer": {"id": "\#(customer)", "notes": "changed"}, "update_mask": "notes"}"#,
      "DeactivateCustomer": #"{"id": "\#(customer)"}"#,
      "ReactivateCustomer": #"{"id": "\#(customer)"}"#,
      "AddCustomerTags": #"{"id": "\#(customer)", "tags": ["one"]}"#,
      "RemoveCustomerTags": #"{"id": "\#(customer)", "tags": ["one"]}"#,
      "ImportCustomers": "{}", "ExportCustomers": "{}",
      "CreateInteraction":
        #"{"interaction": {"customer_id": "\#(customer)", "channel": "CHANNEL_PHONE"}}"#,
      "GetInteraction": #"{"id": "\#(interaction)"}"#, "ListInteractions": "{}",
      "UpdateInteraction":
        #"{"interaction": {"id": "\#(interaction)", "subject": "s"}, "update_mask": "subject"}"#,
      "DeleteInteraction": #"{"id": "\#(interaction)"}"#,
      "ListCustomerInteractions": #"{"customer_id": "\#(customer)"}"#,
      "GetInteractionStats": "{}", "ListDueFollowUps": "{}",
      "CompleteFollowUp": #"{"id": "\#(interaction)"}"#,
      "RescheduleFollowUp":
        #"{"id": "\#(interaction)", "follow_up_date": "2031-01-01T00:00:00Z"}"#,
      "SubmitFeedback":
        #"{"feedback": {"customer_id": "\#(customer)", "service_type": "SERVICE_TYPE_TOUR", "rating": 4}}"#,
      "GetFeedback": #"{"id": "\#(feedback)"}"#, "ListFeedback": "{}",
      "UpdateFeedback":
        #"{"feedback": {"id": "\#(feedback)", "comments": "c"}, "update_mask": "comments"}"#,
      "DeleteFeedback": #"{"id": "\#(feedback)"}"#,
      "ListCustomerFeedback": #"{"customer_id": "\#(customer)"}"#,
      "AssignFeedback": #"{"id": "\#(feedback)", "assigned_to": "me"}"#,
      "ResolveFeedback": #"{"id": "\#(feedback)", "resolution_notes": "done"}"#,
      "ReopenFeedback": #"{"id": "\#(feedback)"}"#, "GetFeedbackStats": "{}",
      "CreateSegment": #"{"segment": {"name": "other", "criteria": "{}"}}"#,
      "GetSegment": #"{"id": "\#(segment)"}"#, "ListSegments": "{}",
      "UpdateSegment":
        #"{"segment": {"id": "\#(segment)", "description": "d"}, "update_mask": "description"}"#,
      "DeleteSegment": #"{"id": "\#(segment)"}"#,
      "ListSegmentCustomers": #"{"id": "\#(segment)"}"#,
      "AssignCustomerSegments": #"{"customer_id": "\#(customer)"}"#,
      "RecalculateSegments": #"{"ids": ["\#(segment)"]}"#,
      "ValidateCriteria": #"{"criteria": "{}"}"#, "PreviewSegment": #"{"criteria": "{}"}"#,
      "ListAuditEntries": "{}", "VerifyAudit": "{}",
      "ExplainSegment": #"{"segment_id": "\#(segment)", "customer_id": "\#(customer)"}"#,
      "GetSegmentHistory": #"{"id": "\#(segment)"}"#,
      "RecordConsent":
        #"{"consent": {"customer_id": "\#(customer)", "channel": "CHANNEL_EMAIL", \#(consent)}}"#,
      "GetConsents": #"{"customer_id": "\#(customer)"}"#,
      "CheckContactability":
        #"{"customer_ids": ["\#(customer)"], "channel": "CHANNEL_SMS", "purpose": "CONTACT_PURPOSE_SURVEY"}"#,
      "ExportCustomerData": #"{"customer_id": "\#(customer)"}"#,
      "EraseCustomer":
        #"{"customer_id": "\#(customer)", "reason": "ERASURE_REASON_REQUESTED"}"#,
      "ListErasureReceipts": "{}",
      "ReplayErasure": #"{"receipt": {"id": "\#(customer)", "customer_id": "\#(customer)"}}"#,
      "RestrictCustomer": #"{"customer_id": "\#(customer)"}"#,
      "LiftRestriction": #"{"customer_id": "\#(customer)"}"#,
      "PlaceLegalHold": #"{"customer_id": "\#(customer)", "reason": "r"}"#,
      "ReleaseLegalHold": #"{"customer_id": "\#(customer)"}"#,
      "GetPrivacyStatus": #"{"customer_id": "\#(customer)"}"#,
      "RunRetention": "{}", "SetTagSensitivity": #"{"tag": "halal", "is_sensitive": true}"#,
      "ListSensitiveTags": "{}",
    ]
  }

  func payload(for method: MethodDescriptor) throws -> [UInt8] {
    let text = try #require(texts[method.name], "\(method.fullName) has no request here")
    return try method.input.serialized(fromJSON: JSONValue(text: text))
  }
}
