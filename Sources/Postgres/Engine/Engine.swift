internal import Logging
internal import Moments

/// All connections of one `Database`, driven by one thread that never blocks but to wait for events.
///
/// A round: wait for sockets, timers or messages; take in what the sockets have; answer callers;
/// take the messages over and send; flush. Nothing here is shared with another thread: they speak
/// through the mailbox.
final class Engine {
  let configuration: DatabaseConfiguration
  let logger: Logger
  let mailbox: Mailbox
  let poller: Poller

  var reads: Pool
  var writes: Pool
  var exclusive: Pool
  var reports: Pool
  var searches: Pool
  var connections: [Pool.MemberID: Connection] = [:]
  var connectionsByDescriptor: [Int32: Connection] = [:]
  var leases: [Lease: Connection] = [:]
  var nextConnectionID = 0
  /// Cancel requests under way, each on a thread of its own.
  var interruptCount = 0

  /// The start of this round.
  var now = Moment.now
  /// The earliest instant at which something may be overdue. It may be too early, never too late.
  var nextSweep: Moment?
  var dirty: [Connection] = []
  /// Answers of this round, given all at once.
  private var answers: [(Call, Call.Answer)] = []
  var shutdown: Shutdown?

  init(
    _ configuration: DatabaseConfiguration, mailbox: Mailbox, poller: Poller, logger: Logger
  ) {
    self.configuration = configuration
    self.mailbox = mailbox
    self.poller = poller
    self.logger = logger
    let limits = configuration.limits
    reads = Pool(
      sizeMax: limits.readConnections, loadMax: limits.readsInFlightPerConnectionMax,
      groupMax: Connection.readsPerSyncMax, waitersMax: limits.waitersMax)
    writes = Pool(sizeMax: limits.writeConnections, loadMax: 1, waitersMax: limits.waitersMax)
    exclusive = Pool(
      sizeMax: limits.exclusiveConnections, loadMax: 1, waitersMax: limits.waitersMax)
    reports = Pool(sizeMax: limits.reportConnections, loadMax: 1, waitersMax: limits.waitersMax)
    searches = Pool(sizeMax: limits.searchConnections, loadMax: 1, waitersMax: limits.waitersMax)
  }

  func run() {
    var events: [Poller.Event] = []
    var messages: [Mailbox.Message] = []
    while true {
      poller.wait(milliseconds: waitMilliseconds(), into: &events)
      now = .now
      for event in events { handle(event) }
      events.removeAll(keepingCapacity: true)
      giveAnswers()
      mailbox.take(into: &messages)
      for message in messages { handle(message) }
      if let nextSweep, nextSweep <= now { sweep() }
      pump()
      flush()
      giveAnswers()
      if isShutdownComplete { return finish() }
    }
  }

  /// 0 when messages have come meanwhile, -1 without limit.
  private func waitMilliseconds() -> Int32 {
    guard mailbox.fallAsleep() else { return 0 }
    guard let nextSweep else { return -1 }
    let left = Moment.now.duration(to: nextSweep).milliseconds
    return Int32(clamping: max(0, left))
  }

  private func handle(_ event: Poller.Event) {
    guard let connection = connectionsByDescriptor[event.descriptor] else { return }
    if event.isWritable { markDirty(connection) }
    if event.isReadable { receive(on: connection) }
  }

  private func handle(_ message: Mailbox.Message) {
    switch message {
    case .submit(let call): submit(call)
    case .cancel(let ticket): cancel(ticket)
    case .rollback(let lease): rollback(lease)
    case .connected(let pool, let outcome): connected(pool, outcome)
    case .interrupted(let id): interrupted(id)
    case .statistics(let continuation): continuation.resume(returning: statistics)
    case .shutDown(let continuation): beginShutdown(continuation)
    }
  }

  func answer(_ call: Call, _ answer: Call.Answer) {
    answers.append((call, answer))
  }

  func giveAnswers() {
    for (call, answer) in answers { call.answer(answer) }
    answers.removeAll(keepingCapacity: true)
  }

  func markDirty(_ connection: Connection) {
    guard !connection.isDirty else { return }
    connection.isDirty = true
    dirty.append(connection)
  }

  private func flush() {
    for connection in dirty {
      connection.isDirty = false
      guard connections[connection.id] != nil else { continue }
      guard connection.closeGroup(), let isLeft = connection.link.flush() else {
        lose(connection)
        continue
      }
      if isLeft != connection.isWatchedForWriting {
        connection.isWatchedForWriting = isLeft
        poller.watchWritable(connection.link.descriptor, isLeft)
      }
    }
    dirty.removeAll(keepingCapacity: true)
    reads.groupsLeft()
  }

  func sweepNoLater(than instant: Moment?) {
    guard let instant else { return }
    nextSweep = min(nextSweep ?? instant, instant)
  }

  func withPool<Value>(_ name: PoolName, _ body: (inout Pool) -> Value) -> Value {
    switch name {
    case .reads: body(&reads)
    case .writes: body(&writes)
    case .exclusive: body(&exclusive)
    case .reports: body(&reports)
    case .searches: body(&searches)
    }
  }

  private var statistics: DatabaseStatistics {
    func snapshot(_ pool: Pool) -> DatabaseStatistics.Pool {
      DatabaseStatistics.Pool(
        openConnections: pool.memberCount, waitingCalls: pool.waiters.count,
        callsInFlight: pool.load, isDown: pool.isDown)
    }
    return DatabaseStatistics(
      reads: snapshot(reads), writes: snapshot(writes), exclusive: snapshot(exclusive),
      reports: snapshot(reports), searches: snapshot(searches))
  }
}
