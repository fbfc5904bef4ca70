import CRMProto
import RPCCore
import Testing

@Suite(.timeLimit(.minutes(2))) struct UnservedMethodTests {
  @Test(arguments: [
    ("crm.v1.CustomerService/Nonsense", "METHOD_UNKNOWN"),
    ("crm.v1.SegmentService/Nonsense", "METHOD_UNKNOWN"),
    ("crm.v1.BookingService/CreateBooking", "SERVICE_UNKNOWN"),
    ("crm.v2.CustomerService/GetCustomer", "SERVICE_UNKNOWN"),
    ("/", "SERVICE_UNKNOWN"),
  ])
  func aMethodThatIsNotServedIsUnimplemented(method: String, reason: String) async throws {
    try await withCRM { crm in
      let error = try await refusal {
        try await crm.calls.unary(method, payload: [], options: .default)
      }
      #expect(error.code == .unimplemented && error.reason == reason)
    }
  }

  @Test func pingTellsTheVersionAndTheTime() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000)
    try await withCRM(clock: clock.wallClock) { crm in
      let answer = try await ControlServiceClient(crm.calls).ping(.init())
      #expect(answer.version == "test" && answer.serverTime == .init(seconds: 1_700_000_000))
    }
  }
}
