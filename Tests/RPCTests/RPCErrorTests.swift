import Protobuf
import RPCCore
import Testing
import WireProto

@Suite struct RPCErrorTests {
  private let full = RPCError(
    .failedPrecondition, "Le client est désactivé.", reason: "CUSTOMER_INACTIVE",
    metadata: ["customer": "4", "since": "2024"],
    violations: [
      FieldViolation(field: "customer.email", description: "is not an address"),
      FieldViolation(field: "tags[3]", description: "is too long"),
    ],
    retryDelay: .milliseconds(2_345))

  @Test func everyDetailSurvivesTheStatus() throws {
    let bytes = try full.status(domain: "crm").serialized()
    #expect(RPCError(try GoogleRPC.Status(serialized: bytes)) == full)
  }

  @Test func detailsAreTheOnesOfGoogleRPC() throws {
    let status = try full.status(domain: "crm")
    #expect(
      status.details.map(\.typeURL) == [
        "type.googleapis.com/google.rpc.ErrorInfo", "type.googleapis.com/google.rpc.BadRequest",
        "type.googleapis.com/google.rpc.RetryInfo",
      ])
    #expect(try GoogleRPC.ErrorInfo(serialized: status.details[0].value).domain == "crm")
  }

  @Test(arguments: RPCCode.allCases)
  func everyCodeSurvives(code: RPCCode) throws {
    #expect(RPCError(try RPCError(code, "", reason: "").status(domain: "crm")).code == code)
  }

  @Test(arguments: [Int32(17), -1, .max, .min])
  func aCodeThatNobodyKnowsIsUnknown(code: Int32) {
    #expect(RPCError(GoogleRPC.Status(code: code)).code == .unknown)
  }

  @Test func detailsThatDoNotParseOrAreForeignArePassedOver() {
    let status = GoogleRPC.Status(
      code: 5, message: "gone",
      details: [
        GoogleProtobuf.AnyMessage(
          typeURL: "type.googleapis.com/google.rpc.ErrorInfo", value: [255]),
        GoogleProtobuf.AnyMessage(typeURL: "type.googleapis.com/other.Detail", value: [1, 2]),
        GoogleProtobuf.AnyMessage(typeURL: "", value: []),
      ])
    #expect(RPCError(status) == RPCError(.notFound, "gone", reason: ""))
  }

  @Test(
    "A retry delay of any number is read as one that can be waited for and written again",
    arguments: [
      (Int64.max, Int32.max, Duration.seconds(315_576_000_000)),
      (.max, .min, .seconds(315_576_000_000)),
      (.min, .min, .zero), (0, -1, .zero), (1, 500_000_000, .milliseconds(1500)),
    ])
  func retryDelays(seconds: Int64, nanos: Int32, delay: Duration) throws {
    let info = GoogleRPC.RetryInfo(
      retryDelay: GoogleProtobuf.Duration(seconds: seconds, nanos: nanos))
    let status = GoogleRPC.Status(
      code: 8,
      details: [
        GoogleProtobuf.AnyMessage(
          typeURL: "type.googleapis.com/google.rpc.RetryInfo", value: try info.serialized())
      ])
    let error = RPCError(status)
    #expect(error.retryDelay == delay)
    #expect(RPCError(try error.status(domain: "")) == error)
  }

  @Test func aForeignErrorChoosesItsCodeAndOthersAreNotForCallers() {
    struct Taken: RPCErrorConvertible {
      var rpcError: RPCError? { RPCError(.alreadyExists, "taken", reason: "TAKEN") }
    }
    struct Undecided: RPCErrorConvertible {
      var rpcError: RPCError? { nil }
    }
    struct Other: Error {}
    #expect(RPCError(mapping: Taken())?.code == .alreadyExists)
    #expect(RPCError(mapping: full) == full)
    #expect(RPCError(mapping: CancellationError())?.code == .cancelled)
    #expect(RPCError(mapping: Undecided()) == nil)
    #expect(RPCError(mapping: Other()) == nil)
    #expect(RPCError(mapping: RPCError(.ok, "", reason: "")) == nil)
  }
}
