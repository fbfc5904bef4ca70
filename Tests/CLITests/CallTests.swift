import ArgumentParser
import CRMProto
import Foundation
import Protobuf
import RPCCore
import Testing

@testable import crmctl

@Suite("What can be called")
struct CallTests {
  @Test func everyTemplateIsARequestOfItsMethod() throws {
    for method in Definitions.methods {
      let template = method.input.template
      let payload = try method.input.serialized(fromJSON: template)
      // Every field that can tell is there again.
      let back = try method.input.json(fromSerialized: payload)
      #expect(method.input.fields.isEmpty || back != .object([]), "\(method.fullName)")
    }
  }

  @Test func aTemplateHasSomethingInEveryField() throws {
    let template = CreateCustomerRequest.messageType.template
    #expect(template["customer"]?["contact_type"] == "INDIVIDUAL")
    #expect(template["customer"]?["tags"] == [""])
    #expect(template["customer"]?["external_ids"] == ["key": ""])
    #expect(template["customer"]?["created_at"] == "2026-01-31T09:30:00Z")
    #expect(template["customer"]?["preferences"]?["allowed_channels"] == ["EMAIL"])
  }

  @Test(
    "a symbol is found by its name, or by the end that is its own",
    arguments: [
      ("crm.v1.CustomerService", "crm.v1.CustomerService"), ("CustomerService", "GetCustomer"),
      ("GetCustomer", "answer crm.v1.Customer"), ("crm.v1.CustomerService.GetCustomer", "request"),
      ("crm.v1.Customer", "map<string, string>"), ("Channel", "CHANNEL_EMAIL = 1"),
      ("Health/Watch", "server stream"),
    ])
  func symbols(_ name: String, _ part: String) throws {
    let symbol = try Symbol(named: name)
    if case .service(let service) = symbol {
      let methods = Definitions.methods.filter { $0.service == service }.map(\.fullName)
      #expect(methods.contains { $0.contains(part) })
    } else {
      #expect(symbol.text.contains(part), "\(symbol.text)")
    }
  }

  @Test func whatIsNotThereIsAnsweredWithWhatWasMeant() {
    let unknown = #expect(throws: InputError.self) { try Symbol(named: "Custmer") }
    #expect(unknown?.description.contains("Did you mean Customer") == true)
    let service = #expect(throws: InputError.self) { try ListCommand.service("Nothing") }
    #expect(service?.description.contains("crmctl list") == true)
  }

  @Test func whatMayBeSeveralIsAskedWhich() {
    let method = Definitions.methods[0]
    let other = MethodDescriptor(
      service: "other.v1.Service", name: method.name, kind: method.kind,
      idempotency: method.idempotency, input: method.input, output: method.output)
    let methods = #expect(throws: InputError.self) {
      try MethodName.method(named: method.name, among: [method, other])
    }
    #expect(
      methods?.description
        == "\(method.name) may be \(method.fullName) or \(other.fullName): say which")
    let services = #expect(throws: InputError.self) {
      try ListCommand.service("Service", among: ["a.Service", "b.Service"])
    }
    #expect(services?.description == "Service may be a.Service or b.Service: say which")
  }

  @Test func anAnswerThatIsNoneIsTheServersFault() {
    let error = #expect(throws: DecodeError.self) {
      try AnswerJSON.of([0xff], Customer.messageType)
    }
    #expect(error.flatMap { Failure($0) }?.status == .failed)
  }

  @Test func everyFieldHasATypeAsProtoWritesIt() {
    for type in Definitions.messages.values {
      for field in type.fields { #expect(!field.typeText.contains("unknown"), "\(type.name)") }
    }
    let fields = Dictionary(
      uniqueKeysWithValues: ListCustomersRequest.messageType.fields.map { ($0.name, $0.typeText) })
    #expect(fields["page_size"] == "int32")
    #expect(fields["regions"] == "repeated string")
    #expect(fields["contact_types"] == "repeated crm.v1.ContactType")
    #expect(fields["is_active"] == "optional bool")
  }

  @Test func linesThatAreEmptyAreNoRequestsAndABadOneIsNamed() async throws {
    let lines = try RequestLines(#"{"id": "1"}"#)
    var count = 0
    try await lines.forEach(as: GetCustomerRequest.messageType) { _ in count += 1 }
    #expect(count == 1)
    let bad = try RequestLines(#"{"ident": "1"}"#)
    let error = await #expect(throws: InputError.self) {
      try await bad.forEach(as: GetCustomerRequest.messageType) { _ in }
    }
    #expect(error?.description.hasPrefix("request 1: /ident: is not a known field") == true)
  }

  @Test(arguments: [
    ("{\n  \"id\": \"1\"\n}\n", 1), ("{\"id\": \"1\"}\n\n{\"id\": \"2\"}\n", 2), ("", 0),
  ])
  func aFileIsOneRequestOrOneALine(_ text: String, _ count: Int) async throws {
    let path = NSTemporaryDirectory() + "requests-\(UUID().uuidString).json"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }  // a leftover harms nobody
    var read = 0
    try await RequestLines(path).forEach(as: GetCustomerRequest.messageType) { _ in read += 1 }
    #expect(read == count)
  }

  @Test(arguments: CompletionCommand.Shell.allCases)
  func completionKnowsCommandsValuesAndMethods(_ shell: CompletionCommand.Shell) throws {
    let script = CRMCtl.completionScript(for: CompletionShell(rawValue: shell.rawValue) ?? .bash)
    for word in ["in_person", "ndjson", "doctor", "crm.v1.CustomerService/GetCustomer"] {
      #expect(script.contains(word), "\(word)")
    }
  }
}

@Suite("Times of calls")
struct LatencyTests {
  @Test func percentilesAreWithinAHundredth() {
    var counts = LatencyCounts()
    for milliseconds in 1...1000 { counts.add(.milliseconds(milliseconds)) }
    for (share, exact) in [(0.5, 500.0), (0.9, 900), (0.99, 990), (1, 1000)] {
      let measured = counts.quantile(share) / .milliseconds(1)
      #expect(measured >= exact && measured <= exact * 1.011, "\(share): \(measured)")
    }
    #expect(counts.shortest == .milliseconds(1) && counts.longest == .seconds(1))
    #expect(counts.mean == .microseconds(500_500))
  }

  @Test func sumsOfPartsAreTheWhole() {
    var (left, right, whole) = (LatencyCounts(), LatencyCounts(), LatencyCounts())
    for number in 1...100 {
      let time = Duration.microseconds(number * 37)
      if number % 3 == 0 { left.add(time) } else { right.add(time) }
      whole.add(time)
    }
    left.add(right)
    #expect(left.total == 100 && left.quantile(0.9) == whole.quantile(0.9))
    #expect(left.mean == whole.mean && left.longest == whole.longest)
  }

  @Test func theShortestAndTheLongestHaveAClassToo() {
    var counts = LatencyCounts()
    counts.add(.zero)
    counts.add(.seconds(1_000_000))
    #expect(counts.quantile(1) <= .seconds(1_000_000) && counts.quantile(0) >= .zero)
    #expect(LatencyCounts().quantile(0.5) == .zero)
  }

  @Test func errorsAreCountedByCodeAndReason() {
    var result = BenchResult()
    result.fail(RPCError(.unavailable, "m", reason: "A"))
    result.fail(RPCError(.unavailable, "m", reason: "A"))
    result.fail(RPCError(.notFound, "m", reason: ""))
    result.latencies.add(.milliseconds(2))
    result.elapsed = .milliseconds(500)
    #expect(result.errors == ["UNAVAILABLE A": 2, "NOT_FOUND": 1])
    #expect(result.rate == 2)
    #expect(result.text.contains("UNAVAILABLE A  2\nNOT_FOUND      1"))
  }
}

@Suite("Terminals")
struct ColourTests {
  @Test func coloursAreShownOnlyOnATerminalThatWantsThem() {
    #expect(Colour.areShown(isTerminal: true, [:]))
    #expect(Colour.areShown(isTerminal: true, ["NO_COLOR": "", "TERM": "xterm"]))
    #expect(!Colour.areShown(isTerminal: true, ["NO_COLOR": "1"]))
    #expect(!Colour.areShown(isTerminal: true, ["TERM": "dumb"]))
    #expect(!Colour.areShown(isTerminal: false, [:]))
  }

  @Test func everyExitStatusIsInTheHelp() {
    let help = CRMCtl.helpMessage()
    for status in ExitStatus.allCases {
      #expect(help.contains("\(status.rawValue)  \(status.meaning)"), "\(help)")
    }
  }
}
