import Postgres
import Testing

@testable import crm_server

struct DatabaseOutlookTests {
  private let lost = PostgresError(.unavailable)

  @Test func oneFailureIsNoOutage() {
    var outlook = DatabaseOutlook()
    #expect(outlook.failed(lost) == nil)
    #expect(outlook.state == .inDoubt)
    #expect(outlook.answered() == nil)
    #expect(outlook.failed(lost) == nil)
    #expect(outlook.state == .inDoubt)
  }

  @Test(arguments: [
    PostgresError.Kind.unavailable, .deadlineExceeded, .outcomeUnknown, .server(.init("57P03")),
  ])
  func twoFailuresInARowAreAnOutageThatIsToldOnce(kind: PostgresError.Kind) {
    var outlook = DatabaseOutlook()
    let error = PostgresError(kind)
    #expect(outlook.failed(error) == nil)
    #expect(outlook.failed(error) == .away)
    #expect(outlook.failed(error) == nil)
    #expect(outlook.answered() == .back)
    #expect(outlook.answered() == nil)
  }

  @Test(arguments: [PostgresError.Kind.overloaded, .cancelled, .shutDown])
  func ourOwnLimitsSayNothingOfTheDatabase(kind: PostgresError.Kind) {
    var outlook = DatabaseOutlook()
    for _ in 0..<10 { #expect(outlook.failed(PostgresError(kind)) == nil) }
    #expect(outlook.state == .answering)
  }
}
