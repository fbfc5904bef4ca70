import ArgumentParser
import CRMProto
import RPCCore
import Testing

@testable import crmctl

@Suite("The command line")
struct ArgumentTests {
  @Test(
    "options that every command has may stand before it",
    arguments: [
      (["--server", "h:1", "ping"], ["ping", "--server", "h:1"]),
      (
        ["-o", "json", "--timeout=2", "ping", "-c", "3"],
        ["ping", "-c", "3", "-o", "json", "--timeout=2"]
      ),
      (["--server", "h:1", "call", "m", "--", "-"], ["call", "m", "--server", "h:1", "--", "-"]),
      (
        ["--tls", "--tls-ca", "a.pem", "--server=h:1,i:2", "ping"],
        ["ping", "--tls", "--tls-ca", "a.pem", "--server=h:1,i:2"]
      ),
      (["--server", "h:1"], ["--server", "h:1"]),
      (["--server"], ["--server"]),
      ([], []),
    ])
  func globalOptions(_ given: [String], _ moved: [String]) {
    #expect(GlobalOptions.movedBehindCommand(given) == moved)
  }

  @Test func enumsAreNamedInLowerCaseWithoutTheUnspecifiedValue() {
    #expect(ContactType.allValueStrings == ["individual", "corporate"])
    #expect(LoyaltyStatus(argument: "Gold") == .gold)
    #expect(LoyaltyStatus(argument: "unspecified") == nil)
    #expect(ContactType(argument: "1") == nil)
    #expect(Channel.allValueStrings == ["email", "phone", "chat", "in_person", "whatsapp", "sms"])
    #expect(
      Channel(argument: "in-person") == .inPerson && Channel(argument: "IN_PERSON") == .inPerson)
    #expect(Channel(argument: "CHANNEL_IN_PERSON") == .inPerson)
    #expect(LoyaltyStatus(argument: "LOYALTY_STATUS_GOLD") == .gold)
  }

  @Test(
    "a method has three names",
    arguments: [
      "crm.v1.CustomerService/GetCustomer", "crm.v1.CustomerService.GetCustomer", "GetCustomer",
    ])
  func methodNames(_ name: String) throws {
    let method = try MethodName.method(named: name)
    #expect(method.fullName == "crm.v1.CustomerService/GetCustomer")
  }

  @Test func aMistypedMethodIsAnsweredWithTheOneMeant() {
    let error = #expect(throws: InputError.self) {
      try MethodName.method(named: "crm.v1.CustomerService/GetCustomr")
    }
    #expect(error?.description.contains("Did you mean crm.v1.CustomerService/GetCustomer?") == true)
  }

  @Test func theMaskNamesTheFieldsThatWereGiven() throws {
    let fields = try CustomerFields.parse(
      ["--name", "A", "--tag", "x", "--tag", "y", "--notes", "", "--external-id", "erp=1=2"])
    var customer = Customer()
    #expect(try fields.apply(to: &customer) == ["full_name", "tags", "notes", "external_ids"])
    #expect(customer.tags == ["x", "y"])
    #expect(customer.externalIDs == ["erp": "1=2"])
  }

  @Test(
    "exit statuses tell failures apart",
    arguments: [
      (.invalidArgument, 2), (.notFound, 3), (.alreadyExists, 4), (.aborted, 4),
      (.failedPrecondition, 4), (.permissionDenied, 5), (.unauthenticated, 5), (.unavailable, 6),
      (.deadlineExceeded, 6), (.internal, 1), (.unimplemented, 1),
    ] as [(RPCCode, Int32)])
  func exitStatuses(_ code: RPCCode, _ status: Int32) {
    #expect(Failure(RPCError(code, "m", reason: "R"))?.status.rawValue == status)
  }

  @Test func aLimitThatPassesIsToldFromOneThatDoesNot() {
    let passing = RPCError(
      .resourceExhausted, "m", reason: "TOO_MANY_CALLS", retryDelay: .milliseconds(100))
    #expect(Failure(passing)?.status == .unavailable)
    let lasting = RPCError(.resourceExhausted, "m", reason: "TOO_MANY_SEGMENTS")
    #expect(Failure(lasting)?.status == .badInput)
  }

  @Test func aFailureSaysItsCauseItsFieldsAndItsCall() {
    let error = RPCError(
      .invalidArgument, "The request has invalid fields.", reason: "INVALID_FIELDS",
      metadata: ["call_id": "00ab"],
      violations: [FieldViolation(field: "customer.email", description: "is required")])
    #expect(
      Failure(error)?.text == """
        Error: The request has invalid fields.
          customer.email: is required
        (INVALID_ARGUMENT, INVALID_FIELDS, call 00ab)
        """)
  }
}
