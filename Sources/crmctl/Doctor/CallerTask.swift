/// Something that people do with crmctl, and what they need for it: the rules of the methods behind it (docs/access.md).
struct CallerTask {
  let name: String
  /// Whose rules it goes by.
  let methods: [String]
  let permissions: [String]

  static let all = [
    CallerTask("reading customers", ["CustomerService/ListCustomers"], ["crm:read:customers"]),
    CallerTask(
      "customer summaries", ["CustomerService/GetCustomerSummary"],
      ["crm:read:customers", "crm:read:interactions", "crm:read:feedback", "crm:read:segments"]),
    CallerTask(
      "writing customers",
      ["CustomerService/CreateCustomer", "CustomerService/UpdateCustomer"],
      ["crm:create:customers", "crm:read:customers", "crm:update:customers"]),
    CallerTask(
      "deactivating customers", ["CustomerService/DeactivateCustomer"],
      ["crm:delete:customers", "crm:read:customers"]),
    CallerTask(
      "writing interactions",
      ["InteractionService/CreateInteraction", "InteractionService/UpdateInteraction"],
      ["crm:create:interactions", "crm:read:interactions", "crm:update:interactions"]),
    CallerTask(
      "handling feedback", ["FeedbackService/SubmitFeedback", "FeedbackService/ResolveFeedback"],
      ["crm:create:feedback", "crm:read:feedback", "crm:update:feedback"]),
    CallerTask(
      "writing segments", ["SegmentService/CreateSegment", "SegmentService/UpdateSegment"],
      ["crm:create:segments", "crm:read:customers", "crm:read:segments", "crm:update:segments"]),
    CallerTask(
      "consents", ["PrivacyService/RecordConsent", "PrivacyService/GetConsents"],
      ["crm:create:privacy", "crm:read:customers", "crm:read:privacy"]),
    CallerTask("erasing people", ["PrivacyService/EraseCustomer"], ["crm:delete:privacy"]),
    CallerTask(
      "watching servers", ["OperationsService/GetServerStatus"], ["crm:read:operations"]),
    CallerTask("verifying the audit trail", ["AuditService/VerifyAudit"], ["crm:read:audit"]),
  ]

  private init(_ name: String, _ methods: [String], _ permissions: [String]) {
    self.name = name
    self.methods = methods.map { "crm.v1.\($0)" }
    self.permissions = permissions
  }

  func isAllowed(by granted: [String]) -> Bool { missing(in: granted).isEmpty }

  /// - Parameter granted: as tokens have them; `*` stands for every resource.
  func missing(in granted: [String]) -> [String] {
    permissions.filter { permission in
      let action = permission.split(separator: ":").dropLast().joined(separator: ":")
      return !granted.contains(permission) && !granted.contains("\(action):*")
    }
  }
}
