import CRMProto
import ProbeProto
import Protobuf
import Testing

/// Messages show nothing of what they hold, however they are printed.
struct TextlessTests {
  private static let canary = "Fatima Zahra"

  private struct Holder<Value> {
    let held: Value
  }

  private func texts<Value>(of value: Value) -> [String] {
    var dumped = ""
    dump(value, to: &dumped)
    var streamed = ""
    print(value, to: &streamed)
    var debugged = ""
    debugPrint(value, to: &debugged)
    return [
      "\(value)", "\(value as Any)", String(describing: value), String(reflecting: value), dumped,
      streamed, debugged, "\([value])", "\(["key": value])", "\(Optional(value) as Any)",
      "\(Holder(held: value))",
    ]
  }

  private func expectSilence<Value>(of value: Value) {
    for text in texts(of: value) { #expect(!text.contains(Self.canary), "\(text)") }
    #expect(Mirror(reflecting: value).children.isEmpty)
  }

  @Test func aMessageShowsItsNameAlone() {
    var customer = Customer()
    customer.fullName = Self.canary
    customer.notes = Self.canary
    customer.tags = [Self.canary]
    expectSilence(of: customer)
    #expect("\(customer)" == "crm.v1.Customer")
    #expect(String(reflecting: customer) == "crm.v1.Customer")
    expectSilence(of: CreateCustomerRequest(customer: customer))
  }

  @Test func aFieldNamedDescriptionIsNotTheMessagesText() {
    let segment = Segment(name: Self.canary, description: Self.canary)
    expectSilence(of: segment)
    #expect("\(segment)" == "crm.v1.Segment")
    #expect("\(segment as any Message)" == "crm.v1.Segment")
  }

  @Test func aMemberOfAOneofShowsItsTypeAlone() {
    expectSilence(of: Probe.Shapes.Choice.choiceText(Self.canary))
  }
}
