import ProbeProto
import Protobuf
import Testing

@Suite("What one payload may cost")
struct BudgetTests {
  /// 4 MiB in the fewest bytes a message can have: leaf_list = 38, length 0.
  static let manyEmptyMessages = [[UInt8]](repeating: [0xb2, 0x02, 0x00], count: 1_398_101)
    .flatMap { $0 }

  @Test func aFrameOfEmptyMessagesIsRefusedByTheBudget() {
    let error = #expect(throws: DecodeError.self) {
      try Probe.Shapes(serialized: Self.manyEmptyMessages)
    }
    #expect(error?.problem == .overBudget)
  }

  @Test func theSameFrameIsRefusedOnItsWayToJSON() {
    let error = #expect(throws: DecodeError.self) {
      try Probe.Shapes.messageType.json(fromSerialized: Self.manyEmptyMessages)
    }
    #expect(error?.problem == .overBudget)
  }

  @Test func theBudgetIsInBytes() throws {
    let text = String(repeating: "a", count: 100_000)
    let bytes = try Probe.Shapes(stringValue: text).serialized()
    let enough = DecodeLimits(budgetBytesMax: 110_000)
    #expect(try Probe.Shapes(serialized: bytes, limits: enough).stringValue == text)
    let error = #expect(throws: DecodeError.self) {
      try Probe.Shapes(serialized: bytes, limits: DecodeLimits(budgetBytesMax: 100_000))
    }
    #expect(error?.problem == .overBudget)
  }

  @Test func aSmallMessageDoesNotAskTheBudgetOfAll() throws {
    let bytes = try Probe.Shapes(stringValue: String(repeating: "a", count: 10_000)).serialized()
    let limits = DecodeLimits(budgetInAll: MemoryBudget(bytesMax: 0))
    #expect(try Probe.Shapes(serialized: bytes, limits: limits).stringValue.utf8.count == 10_000)
  }

  @Test func aLargeMessageIsRefusedWhenTheBudgetOfAllIsSpentAndPassesWhenItIsFree() throws {
    let budget = MemoryBudget(bytesMax: 1 << 20)
    let limits = DecodeLimits(budgetInAll: budget)
    let bytes = try Probe.Shapes(bytesValue: [UInt8](repeating: 1, count: 600_000)).serialized()
    try #require(budget.reserve(500_000))
    let error = #expect(throws: DecodeError.self) {
      try Probe.Shapes(serialized: bytes, limits: limits)
    }
    #expect(error?.problem == .overBudgetInAll)
    #expect(budget.bytesInUse == 500_000)
    budget.release(500_000)
    #expect(try Probe.Shapes(serialized: bytes, limits: limits).bytesValue.count == 600_000)
    #expect(budget.bytesInUse == 0)
  }

  @Test func whatBelongsToOneCallStaysWithinItsOwnBudgetBeforeItTouchesAllOthers() throws {
    let budget = MemoryBudget(bytesMax: 64 << 20)
    let error = #expect(throws: DecodeError.self) {
      try Probe.Shapes(
        serialized: Self.manyEmptyMessages, limits: DecodeLimits(budgetInAll: budget))
    }
    #expect(error?.problem == .overBudget)
    #expect(budget.bytesInUse == 0)
  }
}
