import Protobuf
import Testing

@Suite struct MemoryBudgetTests {
  @Test func aBudgetIsReservedToItsLastByteAndNotOneMore() {
    let budget = MemoryBudget(bytesMax: 100)
    #expect(budget.reserve(60))
    #expect(!budget.reserve(41))
    #expect(budget.reserve(40))
    #expect(budget.bytesInUse == 100)
    budget.release(100)
    #expect(budget.bytesInUse == 0)
    #expect(!budget.reserve(.max))
  }

  @Test func aReservationGrowsGivesBackWhatItHeldAndKeepsItsBytesWhenRefused() {
    let budget = MemoryBudget(bytesMax: 100)
    do {
      var reservation = MemoryReservation(of: budget)
      let answers = [30, 20, 101].map { reservation.grow(to: $0) }
      let held = reservation.bytes
      #expect(answers == [true, true, false])
      #expect(held == 30)
      #expect(budget.bytesInUse == 30)
    }
    #expect(budget.bytesInUse == 0)
  }

  @Test func manyAtOnceNeverHoldMoreThanTheBudgetAndLeaveNothingBehind() async {
    let budget = MemoryBudget(bytesMax: 1000)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          (0..<10_000).allSatisfy { round in
            guard budget.reserve(300 + round % 100) else { return true }
            defer { budget.release(300 + round % 100) }
            return budget.bytesInUse <= 1000
          }
        }
      }
      for await isKept in group { #expect(isKept) }
    }
    #expect(budget.bytesInUse == 0)
  }
}
