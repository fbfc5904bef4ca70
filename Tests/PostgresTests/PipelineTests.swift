import Moments
import Testing

@testable import Postgres

@Suite struct PipelineTests {
  private let start = Moment.now

  private func call(_ work: Call.Work = .read) -> Call {
    Call(
      work: work, statements: [], deadline: start + .seconds(1), ticket: Ticket(),
      continuation: nil)
  }

  private func send(_ call: Call, _ steps: [Pipeline.Step], on pipeline: inout Pipeline) {
    pipeline.sent(Pipeline.Flight(call: call, purpose: .call, overdueAt: start + .seconds(2)))
    for step in steps { pipeline.sent(step) }
  }

  private func landed(_ event: Pipeline.Event) throws -> Pipeline.Flight {
    guard case .landed(let flight) = event else { throw PostgresError(.decoding) }
    return flight
  }

  @Test func anErrorEndsItsOwnGroupAndTheNextOneIsUntouched() throws {
    var pipeline = Pipeline()
    send(call(), [.statement, .statement], on: &pipeline)
    send(call(), [.statement], on: &pipeline)
    _ = pipeline.received(.failure(ServerFailure(state: .uniqueViolation)))
    _ = pipeline.received(.endOfCommand)
    _ = pipeline.received(.skipped)
    _ = pipeline.received(.endOfCommand)
    #expect(try landed(pipeline.received(.sync)).failure?.state == .uniqueViolation)
    _ = pipeline.received(.endOfCommand)
    #expect(try landed(pipeline.received(.sync)).failure == nil)
    #expect(pipeline.isEmpty)
  }

  @Test func anErrorBetweenTheLastResultAndTheSyncCounts() throws {
    var pipeline = Pipeline()
    send(call(.group), [], on: &pipeline)
    _ = pipeline.received(.failure(ServerFailure(state: .foreignKeyViolation)))
    _ = pipeline.received(.endOfCommand)
    #expect(try landed(pipeline.received(.sync)).failure?.state == .foreignKeyViolation)
  }

  @Test func theFirstErrorOfAGroupIsTheOneReported() throws {
    var pipeline = Pipeline()
    send(call(), [.statement], on: &pipeline)
    _ = pipeline.received(.failure(ServerFailure(state: .checkViolation)))
    _ = pipeline.received(.failure(ServerFailure(state: .failedTransaction)))
    #expect(try landed(pipeline.received(.sync)).failure?.state == .checkViolation)
  }

  @Test func aStatementThatCouldNotBePreparedIsForgotten() {
    var pipeline = Pipeline()
    let key = StatementCache.Key("SELECT 1")
    send(call(), [.prepare(key), .statement], on: &pipeline)
    guard
      case .forget(let forgotten) = pipeline.received(
        .failure(ServerFailure(state: .syntaxError)))
    else {
      Issue.record("nothing forgotten")
      return
    }
    #expect(forgotten == key)
  }

  @Test func anExpiredCallLeavesWhileItsFlightGoesOn() throws {
    var pipeline = Pipeline()
    send(call(), [.statement], on: &pipeline)
    #expect(pipeline.nextInstant == start + .seconds(1))
    var expired = 0
    pipeline.expire(at: start + .seconds(1), grace: .seconds(3)) { _ in expired += 1 }
    #expect(expired == 1)
    #expect(pipeline.nextInstant == start + .seconds(4))
    #expect(try landed(pipeline.received(.sync)).call == nil)
  }

  @Test func messagesWithoutAFlightAreIgnored() {
    var pipeline = Pipeline()
    for received in [Link.Received.sync, .endOfCommand, .skipped] {
      guard case .nothing = pipeline.received(received) else {
        Issue.record("an answer to nothing")
        return
      }
    }
  }

  @Test func theLeastRecentlyUsedStatementMakesRoom() {
    var cache = StatementCache(countMax: 2)
    let first = cache.name(for: .init("SELECT 1"))
    let second = cache.name(for: .init("SELECT 2"))
    #expect(first.isNew && second.isNew)
    #expect(!cache.name(for: .init("SELECT 1")).isNew)
    #expect(cache.name(for: .init("SELECT 3")).evicted == second.name)
    #expect(cache.count == 2)
  }

  @Test func theSameTextWithOtherTypesIsAnotherStatement() {
    var cache = StatementCache(countMax: 9)
    let wide = cache.name(for: .init("SELECT \(1)"))
    let narrow = cache.name(for: .init("SELECT \(Int32(1))"))
    #expect(wide.name != narrow.name && narrow.isNew)
  }
}
