import ProbeProto
import ProbeService
import RPCCore
import Testing

@Suite struct RouterTests {
  private func context(_ method: MethodDescriptor) -> CallContext {
    CallContext(
      method: method, metadata: [:], deadline: .now, peer: "", callID: CallID(rawValue: 1))
  }

  @Test func anUnknownServiceAndAnUnknownMethodAreToldApart() {
    let router = TestService().router
    #expect(throws: RPCError.serviceUnknown) { try router.route(service: "x.Y", method: "Echo") }
    #expect(throws: RPCError.methodUnknown) {
      try router.route(service: "probe.v1.Probe", method: "echo")
    }
  }

  @Test func methodsAreListedByTheirFullName() {
    let names = TestService().router.methods.map(\.fullName)
    #expect(names.first == "probe.v1.Probe/Big")
    #expect(names == names.sorted())
    #expect(names.contains("test.Test/Wait"))
  }

  @Test func anEmptyPayloadIsTheDefaultMessage() async throws {
    let route = try TestService().router.route(service: "probe.v1.Probe", method: "Echo")
    let response = try #require(
      await route.run(CallExchange(payload: []), context(route.method)))
    #expect(try Probe.EchoPayload(serialized: response) == Probe.EchoPayload(seq: 1))
  }

  @Test func aPayloadThatDoesNotParseIsInvalidArgumentAndNamesTheField() async throws {
    let route = try TestService().router.route(service: "probe.v1.Probe", method: "Echo")
    let error = await #expect(throws: RPCError.self) {
      try await route.run(CallExchange(payload: [0x12, 1, 0xFF]), context(route.method))
    }
    #expect(error?.code == .invalidArgument)
    #expect(error?.violations.map(\.field) == ["msg"])
  }

  @Test func registeringAMethodTwiceStopsTheProgram() async {
    await #expect(processExitsWith: .failure) {
      var router = TestService().router
      router.registerProbeProbe(ProbeService())
    }
  }

  @Test func aCallIDIsSixteenDigits() {
    #expect(CallID(rawValue: 0xAB).description == "00000000000000ab")
    #expect(CallID(rawValue: .max).description == "ffffffffffffffff")
  }
}
