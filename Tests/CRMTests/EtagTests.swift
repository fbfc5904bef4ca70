import RPCCore
import Testing

@testable import CRM

@Suite struct EtagTests {
  @Test(arguments: ["", "r7"])
  func anEmptyOrEqualEtagIsTaken(given: String) throws {
    try Etag.check(given, against: Etag.make(revision: 7), field: "etag")
  }

  @Test(arguments: ["r6", "r8", "R7", "r07", "7", " r7"])
  func anotherEtagIsAborted(given: String) {
    #expect {
      try Etag.check(given, against: Etag.make(revision: 7), field: "customer.etag")
    } throws: { error in
      let error = error as? RPCError
      return error?.code == .aborted && error?.reason == "ETAG_MISMATCH"
        && error?.violations.map(\.field) == ["customer.etag"]
    }
  }
}
