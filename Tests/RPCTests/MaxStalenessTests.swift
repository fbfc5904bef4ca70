import RPCCore
import Testing

struct MaxStalenessTests {
  @Test(arguments: [
    ("1ms", 1), ("500ms", 500), ("5s", 5_000), ("60s", 60_000), ("60000ms", 60_000),
  ])
  func durationsAreRead(text: String, milliseconds: Int) {
    #expect(MaxStaleness.duration(text) == .milliseconds(milliseconds))
  }

  @Test(arguments: [
    "", "s", "ms", "0s", "61s", "60001ms", "5", "5m", "+5s", " 5s", "5s ", "5S", "٥s",
  ])
  func anythingElseIsNot(text: String) {
    #expect(MaxStaleness.duration(text) == nil)
  }

  @Test func whatAClientWritesIsWhatAServerReads() {
    for duration in [Duration.milliseconds(1), .milliseconds(1_500), .seconds(60)] {
      #expect(MaxStaleness.duration(MaxStaleness.text(duration)) == duration)
    }
    #expect(MaxStaleness.text(.microseconds(900)) == "0ms")
  }
}
