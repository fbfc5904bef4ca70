internal import DequeModule
internal import Moments

/// What was sent on one connection and what of it has been answered.
///
/// A call sends, per statement, perhaps a Parse (`prepare`) and an execution (`statement`), around
/// them perhaps fixed commands (`command`: BEGIN, COMMIT, ROLLBACK, DEALLOCATE), then a Sync. Each
/// step but the Sync is answered by a result and an end of command; after an error the steps up to
/// the Sync are answered `skipped`. An error may also arrive after the last step and before the
/// Sync: a deferred constraint, checked by the commit that the Sync brings about.
///
/// Short reads that wait together share one Sync: each lands with its last step, the last one with
/// the Sync. A read that was skipped because of a neighbour's error is sent again.
struct Pipeline {
  enum Step: Equatable {
    case prepare(StatementCache.Key)
    case statement
    case command
  }

  struct Flight {
    /// nil when the caller has been answered already, or never was.
    var call: Call?
    let work: Call.Work?
    /// The connection is given up when the flight has not landed by then.
    var overdueAt: Moment
    var answers: [ResultSet] = []
    /// The command tag of the last fixed command.
    var lastTag = ""
    /// The first error, which is the one that explains the others.
    var failure: ServerFailure?
    var hasWarned = false
    /// A neighbour's error kept it from running.
    var wasSkipped = false
    var purpose = Purpose.call
    fileprivate var stepsLeft: Int
    /// A Sync of the flight's own follows, which is when it lands.
    fileprivate var endsWithSync = true
  }

  /// Whom a flight serves.
  enum Purpose {
    case call
    /// ROLLBACK before the connection goes back to its pool.
    case rollback
    /// DEALLOCATE; its outcome does not matter.
    case housekeeping
  }

  enum Event {
    case nothing
    /// Preparing failed, so that the statement is not there.
    case forget(StatementCache.Key)
    case landed(Flight)
  }

  private(set) var flights = Deque<Flight>()
  private var steps = Deque<Step>()
  private var isStepAnswered = false

  var isEmpty: Bool { flights.isEmpty }

  mutating func sent(_ flight: Flight) {
    flights.append(flight)
  }

  /// Notes a step of the flight that is being sent.
  mutating func sent(_ step: Step) {
    steps.append(step)
    flights[flights.count - 1].stepsLeft += 1
  }

  /// The flight sent last shares a Sync that has not been sent yet.
  mutating func leaveOpen() {
    flights[flights.count - 1].endsWithSync = false
  }

  /// The shared Sync is being sent, behind the flight sent last.
  mutating func close() {
    if !flights.isEmpty { flights[flights.count - 1].endsWithSync = true }
  }

  mutating func received(_ received: Link.Received) -> Event {
    guard !flights.isEmpty else { return .nothing }
    switch received {
    case .answer(let result): return answered(by: result)
    case .failure(let failure): return failed(failure)
    case .skipped: return skipped()
    case .endOfCommand: return ended()
    case .sync: return landed()
    }
  }

  private mutating func answered(by result: ResultSet) -> Event {
    guard flights[0].stepsLeft > 0, let step = steps.first else { return .nothing }
    isStepAnswered = true
    switch step {
    case .prepare: break
    case .statement: flights[0].answers.append(result)
    case .command: flights[0].lastTag = result.commandTag
    }
    return .nothing
  }

  private mutating func failed(_ failure: ServerFailure) -> Event {
    if flights[0].failure == nil { flights[0].failure = failure }
    return skipped()
  }

  private mutating func skipped() -> Event {
    guard flights[0].stepsLeft > 0, let step = steps.first else { return .nothing }
    isStepAnswered = true
    if flights[0].failure == nil { flights[0].wasSkipped = true }
    if case .prepare(let key) = step { return .forget(key) }
    return .nothing
  }

  private mutating func ended() -> Event {
    guard isStepAnswered, flights[0].stepsLeft > 0 else { return .nothing }
    isStepAnswered = false
    steps.removeFirst()
    flights[0].stepsLeft -= 1
    let isDone = flights[0].stepsLeft == 0 && !flights[0].endsWithSync
    return isDone ? .landed(flights.removeFirst()) : .nothing
  }

  private mutating func landed() -> Event {
    isStepAnswered = false
    steps.removeFirst(min(flights[0].stepsLeft, steps.count))
    return .landed(flights.removeFirst())
  }

  mutating func warned() {
    if !flights.isEmpty { flights[0].hasWarned = true }
  }

  /// Takes the calls out whose deadline has passed; their flights go on without them.
  mutating func expire(
    at now: Moment, grace: Duration, _ report: (Call) -> Void
  ) {
    for index in flights.indices {
      guard let call = flights[index].call, call.deadline <= now else { continue }
      flights[index].call = nil
      flights[index].overdueAt = now + grace
      report(call)
    }
  }

  mutating func cancel(_ ticket: Ticket) -> Call? {
    guard let index = flights.firstIndex(where: { $0.call?.ticket === ticket }) else { return nil }
    defer { flights[index].call = nil }
    return flights[index].call
  }

  /// What was sent must land by then, whatever was granted before.
  mutating func hurry(by instant: Moment) {
    for index in flights.indices {
      flights[index].overdueAt = min(flights[index].overdueAt, instant)
    }
  }

  mutating func removeAll() -> [Flight] {
    defer { self = Pipeline() }
    return Array(flights)
  }

  /// When this pipeline next needs attention without anything arriving.
  var nextInstant: Moment? {
    var next = flights.first?.overdueAt
    for flight in flights {
      if let call = flight.call { next = min(next ?? call.deadline, call.deadline) }
    }
    return next
  }
}

extension Pipeline.Flight {
  init(call: Call?, purpose: Pipeline.Purpose, overdueAt: Moment) {
    self.init(
      call: call, work: call?.work, overdueAt: overdueAt, purpose: purpose, stepsLeft: 0)
  }
}
