// Generated from crm/v1/operations_service.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CCRMProto
import CProtobufC
public import Protobuf
public import RPCCore
public import WireProto

/// Asks how a server does.
public struct GetServerStatusRequest: Message {
  /// How many of the calls in flight to list, the longest first: 0 is 20; more than 1,000 is 1,000.
  public var liveCallsMax: Int32 = 0

  public init() {}

  public init(
    liveCallsMax: Int32 = 0
  ) {
    self.liveCallsMax = liveCallsMax
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__GetServerStatusRequest.self, initializedBy: { unsafe crm__v1__get_server_status_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetServerStatusRequest.self)
    self.liveCallsMax = unsafe c.pointee.live_calls_max
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetServerStatusRequest.self)
    unsafe c.pointee.live_calls_max = liveCallsMax
  }
}

/// How a server does. Counts are since its start.
public struct ServerStatus: Message {
  /// Version of the server's program.
  public var version: String = ""
  /// The server's clock.
  public var serverTime: GoogleProtobuf.Timestamp? = nil
  /// When the program began.
  public var startTime: GoogleProtobuf.Timestamp? = nil
  /// Whether calls are served: not while the database is away, and not once the server stops.
  public var serving: Bool = false
  public var calls: CallLoad? = nil
  /// What each of the `duration_counts` of a method holds at the most, in seconds; behind them is one without a bound.
  public var durationBounds: [Double] = []
  /// Those that were called, in the order of their names.
  public var methods: [MethodLoad] = []
  public var connections: ConnectionLoad? = nil
  /// Of connections to PostgreSQL: reads, writes, exclusive, reports, searches.
  public var pools: [PoolLoad] = []
  /// The longest first, the asking call left out.
  public var liveCalls: [LiveCall] = []
  /// Of all that are in flight, the asking call left out.
  public var liveCallCount: Int32 = 0
  /// The last 20, the latest first.
  public var slowCalls: [SlowCall] = []
  /// Statements that PostgreSQL has been at for 100 ms, the longest first, 20 at the most: of every server with the role
  /// of this one.
  public var slowStatements: [SlowStatement] = []
  /// Whether PostgreSQL answered in time which they are.
  public var slowStatementsKnown: Bool = false
  /// Unset until it was read for the first time.
  public var waiting: WaitingWork? = nil
  public var process: ProcessLoad? = nil

  public init() {}

  public init(
    version: String = "",
    serverTime: GoogleProtobuf.Timestamp? = nil,
    startTime: GoogleProtobuf.Timestamp? = nil,
    serving: Bool = false,
    calls: CallLoad? = nil,
    durationBounds: [Double] = [],
    methods: [MethodLoad] = [],
    connections: ConnectionLoad? = nil,
    pools: [PoolLoad] = [],
    liveCalls: [LiveCall] = [],
    liveCallCount: Int32 = 0,
    slowCalls: [SlowCall] = [],
    slowStatements: [SlowStatement] = [],
    slowStatementsKnown: Bool = false,
    waiting: WaitingWork? = nil,
    process: ProcessLoad? = nil
  ) {
    self.version = version
    self.serverTime = serverTime
    self.startTime = startTime
    self.serving = serving
    self.calls = calls
    self.durationBounds = durationBounds
    self.methods = methods
    self.connections = connections
    self.pools = pools
    self.liveCalls = liveCalls
    self.liveCallCount = liveCallCount
    self.slowCalls = slowCalls
    self.slowStatements = slowStatements
    self.slowStatementsKnown = slowStatementsKnown
    self.waiting = waiting
    self.process = process
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ServerStatus.self, initializedBy: { unsafe crm__v1__server_status__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ServerStatus.self)
    self.version = unsafe Protobuf.text(c.pointee.version)
    self.serverTime = unsafe Protobuf.message(c.pointee.server_time)
    self.startTime = unsafe Protobuf.message(c.pointee.start_time)
    self.serving = unsafe c.pointee.serving != 0
    self.calls = unsafe Protobuf.message(c.pointee.calls)
    self.durationBounds = unsafe Protobuf.elements(c.pointee.duration_bounds, count: Int(c.pointee.n_duration_bounds)) { $0 }
    self.methods = unsafe Protobuf.messages(c.pointee.methods, count: Int(c.pointee.n_methods))
    self.connections = unsafe Protobuf.message(c.pointee.connections)
    self.pools = unsafe Protobuf.messages(c.pointee.pools, count: Int(c.pointee.n_pools))
    self.liveCalls = unsafe Protobuf.messages(c.pointee.live_calls, count: Int(c.pointee.n_live_calls))
    self.liveCallCount = unsafe c.pointee.live_call_count
    self.slowCalls = unsafe Protobuf.messages(c.pointee.slow_calls, count: Int(c.pointee.n_slow_calls))
    self.slowStatements = unsafe Protobuf.messages(c.pointee.slow_statements, count: Int(c.pointee.n_slow_statements))
    self.slowStatementsKnown = unsafe c.pointee.slow_statements_known != 0
    self.waiting = unsafe Protobuf.message(c.pointee.waiting)
    self.process = unsafe Protobuf.message(c.pointee.process)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ServerStatus.self)
    unsafe c.pointee.version = unsafe arena.text(version)
    unsafe c.pointee.server_time = unsafe arena.message(serverTime)
    unsafe c.pointee.start_time = unsafe arena.message(startTime)
    unsafe c.pointee.serving = serving ? 1 : 0
    unsafe c.pointee.calls = unsafe arena.message(calls)
    unsafe c.pointee.n_duration_bounds = durationBounds.count
    unsafe c.pointee.duration_bounds = unsafe arena.array(durationBounds) { $0 }
    unsafe c.pointee.n_methods = methods.count
    unsafe c.pointee.methods = unsafe arena.messages(methods)
    unsafe c.pointee.connections = unsafe arena.message(connections)
    unsafe c.pointee.n_pools = pools.count
    unsafe c.pointee.pools = unsafe arena.messages(pools)
    unsafe c.pointee.n_live_calls = liveCalls.count
    unsafe c.pointee.live_calls = unsafe arena.messages(liveCalls)
    unsafe c.pointee.live_call_count = liveCallCount
    unsafe c.pointee.n_slow_calls = slowCalls.count
    unsafe c.pointee.slow_calls = unsafe arena.messages(slowCalls)
    unsafe c.pointee.n_slow_statements = slowStatements.count
    unsafe c.pointee.slow_statements = unsafe arena.messages(slowStatements)
    unsafe c.pointee.slow_statements_known = slowStatementsKnown ? 1 : 0
    unsafe c.pointee.waiting = unsafe arena.message(waiting)
    unsafe c.pointee.process = unsafe arena.message(process)
  }
}

/// Calls of all methods.
public struct CallLoad: Message {
  /// Calls whose handlers run.
  public var inFlight: Int32 = 0
  /// Beyond it calls are refused.
  public var limit: Int32 = 0
  /// Of those in flight, the ones that answer many rows.
  public var longInFlight: Int32 = 0
  public var longLimit: Int32 = 0
  /// Answered without being begun: at a limit, while stopping, of no method. Codes that never were are left out.
  public var refused: [CodeCount] = []
  /// Unary calls that took as long as the server's SLOW_CALL_MS, or longer.
  public var slow: Int64 = 0
  /// SLOW_CALL_MS; 0: no call is slow.
  public var slowMillis: Int64 = 0

  public init() {}

  public init(
    inFlight: Int32 = 0,
    limit: Int32 = 0,
    longInFlight: Int32 = 0,
    longLimit: Int32 = 0,
    refused: [CodeCount] = [],
    slow: Int64 = 0,
    slowMillis: Int64 = 0
  ) {
    self.inFlight = inFlight
    self.limit = limit
    self.longInFlight = longInFlight
    self.longLimit = longLimit
    self.refused = refused
    self.slow = slow
    self.slowMillis = slowMillis
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__CallLoad.self, initializedBy: { unsafe crm__v1__call_load__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CallLoad.self)
    self.inFlight = unsafe c.pointee.in_flight
    self.limit = unsafe c.pointee.limit
    self.longInFlight = unsafe c.pointee.long_in_flight
    self.longLimit = unsafe c.pointee.long_limit
    self.refused = unsafe Protobuf.messages(c.pointee.refused, count: Int(c.pointee.n_refused))
    self.slow = unsafe c.pointee.slow
    self.slowMillis = unsafe c.pointee.slow_millis
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CallLoad.self)
    unsafe c.pointee.in_flight = inFlight
    unsafe c.pointee.limit = limit
    unsafe c.pointee.long_in_flight = longInFlight
    unsafe c.pointee.long_limit = longLimit
    unsafe c.pointee.n_refused = refused.count
    unsafe c.pointee.refused = unsafe arena.messages(refused)
    unsafe c.pointee.slow = slow
    unsafe c.pointee.slow_millis = slowMillis
  }
}

/// How often something was answered by one code.
public struct CodeCount: Message {
  /// `RESOURCE_EXHAUSTED`
  public var code: String = ""
  public var count: Int64 = 0

  public init() {}

  public init(
    code: String = "",
    count: Int64 = 0
  ) {
    self.code = code
    self.count = count
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__CodeCount.self, initializedBy: { unsafe crm__v1__code_count__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CodeCount.self)
    self.code = unsafe Protobuf.text(c.pointee.code)
    self.count = unsafe c.pointee.count
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CodeCount.self)
    unsafe c.pointee.code = unsafe arena.text(code)
    unsafe c.pointee.count = count
  }
}

/// Calls of one method.
public struct MethodLoad: Message {
  /// `crm.v1.CustomerService/GetCustomer`
  public var method: String = ""
  /// One side or both send more than one message: such calls last as long as their callers like.
  public var streaming: Bool = false
  /// Answered, refused ones among them.
  public var calls: Int64 = 0
  /// Of them, those that were answered another code than OK.
  public var failed: Int64 = 0
  /// Of the calls that were begun, by how long they took: one count for each bound, and one beyond.
  public var durationCounts: [Int64] = []

  public init() {}

  public init(
    method: String = "",
    streaming: Bool = false,
    calls: Int64 = 0,
    failed: Int64 = 0,
    durationCounts: [Int64] = []
  ) {
    self.method = method
    self.streaming = streaming
    self.calls = calls
    self.failed = failed
    self.durationCounts = durationCounts
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__MethodLoad.self, initializedBy: { unsafe crm__v1__method_load__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__MethodLoad.self)
    self.method = unsafe Protobuf.text(c.pointee.method)
    self.streaming = unsafe c.pointee.streaming != 0
    self.calls = unsafe c.pointee.calls
    self.failed = unsafe c.pointee.failed
    self.durationCounts = unsafe Protobuf.elements(c.pointee.duration_counts, count: Int(c.pointee.n_duration_counts)) { $0 }
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__MethodLoad.self)
    unsafe c.pointee.method = unsafe arena.text(method)
    unsafe c.pointee.streaming = streaming ? 1 : 0
    unsafe c.pointee.calls = calls
    unsafe c.pointee.failed = failed
    unsafe c.pointee.n_duration_counts = durationCounts.count
    unsafe c.pointee.duration_counts = unsafe arena.array(durationCounts) { $0 }
  }
}

/// Callers' connections, and what travelled on them.
public struct ConnectionLoad: Message {
  public var open: Int32 = 0
  /// Beyond it connections are closed as they are accepted.
  public var limit: Int32 = 0
  public var accepted: Int64 = 0
  /// Closed at the limit.
  public var refused: Int64 = 0
  /// Closed because the peer stalled or idled.
  public var stalled: Int64 = 0
  /// TLS handshakes that failed.
  public var handshakesFailed: Int64 = 0
  /// Of frames, TLS not counted.
  public var bytesReceived: Int64 = 0
  /// Of frames, TLS not counted.
  public var bytesSent: Int64 = 0

  public init() {}

  public init(
    open: Int32 = 0,
    limit: Int32 = 0,
    accepted: Int64 = 0,
    refused: Int64 = 0,
    stalled: Int64 = 0,
    handshakesFailed: Int64 = 0,
    bytesReceived: Int64 = 0,
    bytesSent: Int64 = 0
  ) {
    self.open = open
    self.limit = limit
    self.accepted = accepted
    self.refused = refused
    self.stalled = stalled
    self.handshakesFailed = handshakesFailed
    self.bytesReceived = bytesReceived
    self.bytesSent = bytesSent
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ConnectionLoad.self, initializedBy: { unsafe crm__v1__connection_load__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ConnectionLoad.self)
    self.open = unsafe c.pointee.open
    self.limit = unsafe c.pointee.limit
    self.accepted = unsafe c.pointee.accepted
    self.refused = unsafe c.pointee.refused
    self.stalled = unsafe c.pointee.stalled
    self.handshakesFailed = unsafe c.pointee.handshakes_failed
    self.bytesReceived = unsafe c.pointee.bytes_received
    self.bytesSent = unsafe c.pointee.bytes_sent
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ConnectionLoad.self)
    unsafe c.pointee.open = open
    unsafe c.pointee.limit = limit
    unsafe c.pointee.accepted = accepted
    unsafe c.pointee.refused = refused
    unsafe c.pointee.stalled = stalled
    unsafe c.pointee.handshakes_failed = handshakesFailed
    unsafe c.pointee.bytes_received = bytesReceived
    unsafe c.pointee.bytes_sent = bytesSent
  }
}

/// One pool of connections to PostgreSQL.
public struct PoolLoad: Message {
  public var pool: String = ""
  public var open: Int32 = 0
  /// Calls on a connection, and transactions that hold one.
  public var inFlight: Int32 = 0
  /// Calls that wait for a connection.
  public var waiting: Int32 = 0
  /// No connection is left, and the last attempt failed.
  public var down: Bool = false

  public init() {}

  public init(
    pool: String = "",
    open: Int32 = 0,
    inFlight: Int32 = 0,
    waiting: Int32 = 0,
    down: Bool = false
  ) {
    self.pool = pool
    self.open = open
    self.inFlight = inFlight
    self.waiting = waiting
    self.down = down
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__PoolLoad.self, initializedBy: { unsafe crm__v1__pool_load__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__PoolLoad.self)
    self.pool = unsafe Protobuf.text(c.pointee.pool)
    self.open = unsafe c.pointee.open
    self.inFlight = unsafe c.pointee.in_flight
    self.waiting = unsafe c.pointee.waiting
    self.down = unsafe c.pointee.down != 0
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__PoolLoad.self)
    unsafe c.pointee.pool = unsafe arena.text(pool)
    unsafe c.pointee.open = open
    unsafe c.pointee.in_flight = inFlight
    unsafe c.pointee.waiting = waiting
    unsafe c.pointee.down = down ? 1 : 0
  }
}

/// A call whose handler runs.
public struct LiveCall: Message {
  /// Sixteen hexadecimal digits, as in the log.
  public var callID: String = ""
  /// `crm.v1.CustomerService/GetCustomer`
  public var method: String = ""
  /// For how long it has been in flight.
  public var ageMillis: Int64 = 0
  /// Until its deadline; 0 once that has passed.
  public var timeLeftMillis: Int64 = 0
  /// The address that the call came from.
  public var peer: String = ""
  /// `sub:` and a token's subject, or `cert:` and the name of a certificate's principal. Empty where anybody may call, and
  /// until it is known.
  public var caller: String = ""
  /// Of the trace that its caller says it is part of; empty when it is of none.
  public var traceID: String = ""
  /// It was answered already, at its deadline or by a cancellation, and its handler winds down.
  public var answered: Bool = false

  public init() {}

  public init(
    callID: String = "",
    method: String = "",
    ageMillis: Int64 = 0,
    timeLeftMillis: Int64 = 0,
    peer: String = "",
    caller: String = "",
    traceID: String = "",
    answered: Bool = false
  ) {
    self.callID = callID
    self.method = method
    self.ageMillis = ageMillis
    self.timeLeftMillis = timeLeftMillis
    self.peer = peer
    self.caller = caller
    self.traceID = traceID
    self.answered = answered
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__LiveCall.self, initializedBy: { unsafe crm__v1__live_call__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__LiveCall.self)
    self.callID = unsafe Protobuf.text(c.pointee.call_id)
    self.method = unsafe Protobuf.text(c.pointee.method)
    self.ageMillis = unsafe c.pointee.age_millis
    self.timeLeftMillis = unsafe c.pointee.time_left_millis
    self.peer = unsafe Protobuf.text(c.pointee.peer)
    self.caller = unsafe Protobuf.text(c.pointee.caller)
    self.traceID = unsafe Protobuf.text(c.pointee.trace_id)
    self.answered = unsafe c.pointee.answered != 0
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__LiveCall.self)
    unsafe c.pointee.call_id = unsafe arena.text(callID)
    unsafe c.pointee.method = unsafe arena.text(method)
    unsafe c.pointee.age_millis = ageMillis
    unsafe c.pointee.time_left_millis = timeLeftMillis
    unsafe c.pointee.peer = unsafe arena.text(peer)
    unsafe c.pointee.caller = unsafe arena.text(caller)
    unsafe c.pointee.trace_id = unsafe arena.text(traceID)
    unsafe c.pointee.answered = answered ? 1 : 0
  }
}

/// A call that took long.
public struct SlowCall: Message {
  /// Sixteen hexadecimal digits, as in the log.
  public var callID: String = ""
  /// `crm.v1.CustomerService/ListCustomers`
  public var method: String = ""
  /// What it was answered: `OK`.
  public var code: String = ""
  public var durationMillis: Int64 = 0
  public var endTime: GoogleProtobuf.Timestamp? = nil
  /// The address that the call came from.
  public var peer: String = ""

  public init() {}

  public init(
    callID: String = "",
    method: String = "",
    code: String = "",
    durationMillis: Int64 = 0,
    endTime: GoogleProtobuf.Timestamp? = nil,
    peer: String = ""
  ) {
    self.callID = callID
    self.method = method
    self.code = code
    self.durationMillis = durationMillis
    self.endTime = endTime
    self.peer = peer
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__SlowCall.self, initializedBy: { unsafe crm__v1__slow_call__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__SlowCall.self)
    self.callID = unsafe Protobuf.text(c.pointee.call_id)
    self.method = unsafe Protobuf.text(c.pointee.method)
    self.code = unsafe Protobuf.text(c.pointee.code)
    self.durationMillis = unsafe c.pointee.duration_millis
    self.endTime = unsafe Protobuf.message(c.pointee.end_time)
    self.peer = unsafe Protobuf.text(c.pointee.peer)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__SlowCall.self)
    unsafe c.pointee.call_id = unsafe arena.text(callID)
    unsafe c.pointee.method = unsafe arena.text(method)
    unsafe c.pointee.code = unsafe arena.text(code)
    unsafe c.pointee.duration_millis = durationMillis
    unsafe c.pointee.end_time = unsafe arena.message(endTime)
    unsafe c.pointee.peer = unsafe arena.text(peer)
  }
}

/// A statement that PostgreSQL has been at for a while.
public struct SlowStatement: Message {
  /// Of the PostgreSQL process that runs it.
  public var processID: Int32 = 0
  /// `active`, or `idle in transaction`: then it has ended, and its transaction has not.
  public var state: String = ""
  /// What it waits for, such as `Lock/transactionid`; empty when it waits for nothing.
  public var waitsFor: String = ""
  public var ageMillis: Int64 = 0
  /// Its first 200 characters on one line. Values are parameters, and never in it.
  public var text: String = ""

  public init() {}

  public init(
    processID: Int32 = 0,
    state: String = "",
    waitsFor: String = "",
    ageMillis: Int64 = 0,
    text: String = ""
  ) {
    self.processID = processID
    self.state = state
    self.waitsFor = waitsFor
    self.ageMillis = ageMillis
    self.text = text
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__SlowStatement.self, initializedBy: { unsafe crm__v1__slow_statement__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__SlowStatement.self)
    self.processID = unsafe c.pointee.process_id
    self.state = unsafe Protobuf.text(c.pointee.state)
    self.waitsFor = unsafe Protobuf.text(c.pointee.waits_for)
    self.ageMillis = unsafe c.pointee.age_millis
    self.text = unsafe Protobuf.text(c.pointee.text)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__SlowStatement.self)
    unsafe c.pointee.process_id = processID
    unsafe c.pointee.state = unsafe arena.text(state)
    unsafe c.pointee.waits_for = unsafe arena.text(waitsFor)
    unsafe c.pointee.age_millis = ageMillis
    unsafe c.pointee.text = unsafe arena.text(text)
  }
}

/// What waits in the database to be done by one of its servers.
public struct WaitingWork: Message {
  /// When it was read: every 15 s.
  public var readTime: GoogleProtobuf.Timestamp? = nil
  public var segmentsPending: Int64 = 0
  public var segmentsCalculating: Int64 = 0
  public var segmentsReady: Int64 = 0
  public var segmentsFailed: Int64 = 0
  /// Calculations of segments that are not done.
  public var calculationsOpen: Int64 = 0
  /// Customers whom time alone will move between segments, about.
  public var flipsScheduled: Int64 = 0
  /// Of them, those whom it should have moved by now; 10,000 at the most.
  public var flipsLate: Int64 = 0
  /// For how long the first of them has waited.
  public var flipLatenessSeconds: Double = 0
  /// Events in the outbox, about.
  public var outboxEvents: Int64 = 0
  public var oldestOutboxEventSeconds: Double = 0
  /// Audit entries in no block yet; 10,000 at the most.
  public var auditEntriesUnsealed: Int64 = 0
  public var oldestUnsealedSeconds: Double = 0

  public init() {}

  public init(
    readTime: GoogleProtobuf.Timestamp? = nil,
    segmentsPending: Int64 = 0,
    segmentsCalculating: Int64 = 0,
    segmentsReady: Int64 = 0,
    segmentsFailed: Int64 = 0,
    calculationsOpen: Int64 = 0,
    flipsScheduled: Int64 = 0,
    flipsLate: Int64 = 0,
    flipLatenessSeconds: Double = 0,
    outboxEvents: Int64 = 0,
    oldestOutboxEventSeconds: Double = 0,
    auditEntriesUnsealed: Int64 = 0,
    oldestUnsealedSeconds: Double = 0
  ) {
    self.readTime = readTime
    self.segmentsPending = segmentsPending
    self.segmentsCalculating = segmentsCalculating
    self.segmentsReady = segmentsReady
    self.segmentsFailed = segmentsFailed
    self.calculationsOpen = calculationsOpen
    self.flipsScheduled = flipsScheduled
    self.flipsLate = flipsLate
    self.flipLatenessSeconds = flipLatenessSeconds
    self.outboxEvents = outboxEvents
    self.oldestOutboxEventSeconds = oldestOutboxEventSeconds
    self.auditEntriesUnsealed = auditEntriesUnsealed
    self.oldestUnsealedSeconds = oldestUnsealedSeconds
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__WaitingWork.self, initializedBy: { unsafe crm__v1__waiting_work__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__WaitingWork.self)
    self.readTime = unsafe Protobuf.message(c.pointee.read_time)
    self.segmentsPending = unsafe c.pointee.segments_pending
    self.segmentsCalculating = unsafe c.pointee.segments_calculating
    self.segmentsReady = unsafe c.pointee.segments_ready
    self.segmentsFailed = unsafe c.pointee.segments_failed
    self.calculationsOpen = unsafe c.pointee.calculations_open
    self.flipsScheduled = unsafe c.pointee.flips_scheduled
    self.flipsLate = unsafe c.pointee.flips_late
    self.flipLatenessSeconds = unsafe c.pointee.flip_lateness_seconds
    self.outboxEvents = unsafe c.pointee.outbox_events
    self.oldestOutboxEventSeconds = unsafe c.pointee.oldest_outbox_event_seconds
    self.auditEntriesUnsealed = unsafe c.pointee.audit_entries_unsealed
    self.oldestUnsealedSeconds = unsafe c.pointee.oldest_unsealed_seconds
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__WaitingWork.self)
    unsafe c.pointee.read_time = unsafe arena.message(readTime)
    unsafe c.pointee.segments_pending = segmentsPending
    unsafe c.pointee.segments_calculating = segmentsCalculating
    unsafe c.pointee.segments_ready = segmentsReady
    unsafe c.pointee.segments_failed = segmentsFailed
    unsafe c.pointee.calculations_open = calculationsOpen
    unsafe c.pointee.flips_scheduled = flipsScheduled
    unsafe c.pointee.flips_late = flipsLate
    unsafe c.pointee.flip_lateness_seconds = flipLatenessSeconds
    unsafe c.pointee.outbox_events = outboxEvents
    unsafe c.pointee.oldest_outbox_event_seconds = oldestOutboxEventSeconds
    unsafe c.pointee.audit_entries_unsealed = auditEntriesUnsealed
    unsafe c.pointee.oldest_unsealed_seconds = oldestUnsealedSeconds
  }
}

/// What the server's process takes.
public struct ProcessLoad: Message {
  /// Memory in RAM.
  public var residentBytes: Int64 = 0
  /// Since the start.
  public var cpuSeconds: Double = 0
  public var threads: Int32 = 0
  public var openFiles: Int32 = 0
  /// Of the memory that all requests together may take while they are decoded.
  public var decodingBytes: Int64 = 0
  public var decodingBytesLimit: Int64 = 0
  /// Of requests that have arrived in part, run, or wait for their handlers.
  public var requestBytes: Int64 = 0
  public var requestBytesLimit: Int64 = 0

  public init() {}

  public init(
    residentBytes: Int64 = 0,
    cpuSeconds: Double = 0,
    threads: Int32 = 0,
    openFiles: Int32 = 0,
    decodingBytes: Int64 = 0,
    decodingBytesLimit: Int64 = 0,
    requestBytes: Int64 = 0,
    requestBytesLimit: Int64 = 0
  ) {
    self.residentBytes = residentBytes
    self.cpuSeconds = cpuSeconds
    self.threads = threads
    self.openFiles = openFiles
    self.decodingBytes = decodingBytes
    self.decodingBytesLimit = decodingBytesLimit
    self.requestBytes = requestBytes
    self.requestBytesLimit = requestBytesLimit
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ProcessLoad.self, initializedBy: { unsafe crm__v1__process_load__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ProcessLoad.self)
    self.residentBytes = unsafe c.pointee.resident_bytes
    self.cpuSeconds = unsafe c.pointee.cpu_seconds
    self.threads = unsafe c.pointee.threads
    self.openFiles = unsafe c.pointee.open_files
    self.decodingBytes = unsafe c.pointee.decoding_bytes
    self.decodingBytesLimit = unsafe c.pointee.decoding_bytes_limit
    self.requestBytes = unsafe c.pointee.request_bytes
    self.requestBytesLimit = unsafe c.pointee.request_bytes_limit
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ProcessLoad.self)
    unsafe c.pointee.resident_bytes = residentBytes
    unsafe c.pointee.cpu_seconds = cpuSeconds
    unsafe c.pointee.threads = threads
    unsafe c.pointee.open_files = openFiles
    unsafe c.pointee.decoding_bytes = decodingBytes
    unsafe c.pointee.decoding_bytes_limit = decodingBytesLimit
    unsafe c.pointee.request_bytes = requestBytes
    unsafe c.pointee.request_bytes_limit = requestBytesLimit
  }
}

/// Names a call in flight.
public struct CancelLiveCallRequest: Message {
  /// Sixteen hexadecimal digits, as GetServerStatus lists them.
  public var callID: String = ""

  public init() {}

  public init(
    callID: String = ""
  ) {
    self.callID = callID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__CancelLiveCallRequest.self, initializedBy: { unsafe crm__v1__cancel_live_call_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CancelLiveCallRequest.self)
    self.callID = unsafe Protobuf.text(c.pointee.call_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CancelLiveCallRequest.self)
    unsafe c.pointee.call_id = unsafe arena.text(callID)
  }
}

/// What became of it.
public struct CancelLiveCallResponse: Message {
  /// False when no such call is in flight at this server: it has ended, or never was, or another server has it.
  public var cancelled: Bool = false

  public init() {}

  public init(
    cancelled: Bool = false
  ) {
    self.cancelled = cancelled
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__CancelLiveCallResponse.self, initializedBy: { unsafe crm__v1__cancel_live_call_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CancelLiveCallResponse.self)
    self.cancelled = unsafe c.pointee.cancelled != 0
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CancelLiveCallResponse.self)
    unsafe c.pointee.cancelled = cancelled ? 1 : 0
  }
}


/// The methods of `crm.v1.OperationsService`.
public enum OperationsServiceMethods {
  public static let getServerStatus = MethodDescriptor(
    service: "crm.v1.OperationsService", name: "GetServerStatus",
    kind: .unary, idempotency: .noSideEffects,
    input: GetServerStatusRequest.messageType, output: ServerStatus.messageType)
  public static let cancelLiveCall = MethodDescriptor(
    service: "crm.v1.OperationsService", name: "CancelLiveCall",
    kind: .unary, idempotency: .idempotent,
    input: CancelLiveCallRequest.messageType, output: CancelLiveCallResponse.messageType)

  /// In the order of the definition.
  public static let all: [MethodDescriptor] = [
    getServerStatus,
    cancelLiveCall,
  ]
}

/// What one server does at this instant, for whoever operates it. Several servers each tell of themselves. Nothing here
/// is about a customer, and nothing is of what a request or a response says.
///
/// A handler implements what it serves; every other method answers UNIMPLEMENTED.
public protocol OperationsServiceHandler: Sendable {
  /// What is in flight, and what has been counted since the server began. It is answered while the database is away and
  /// while the server stops, too.
  func getServerStatus(_ request: GetServerStatusRequest, context: CallContext) async throws -> ServerStatus
  /// Ends a call in flight at this server, whoever made it: it is answered CANCELLED (CALL_CANCELLED_BY_OPERATOR), and
  /// its query is cancelled unless its commit is already under way. The server's log says who did so.
  func cancelLiveCall(_ request: CancelLiveCallRequest, context: CallContext) async throws -> CancelLiveCallResponse
}

extension OperationsServiceHandler {
  public func getServerStatus(_ request: GetServerStatusRequest, context: CallContext) async throws -> ServerStatus {
    throw RPCError.unimplemented(OperationsServiceMethods.getServerStatus)
  }

  public func cancelLiveCall(_ request: CancelLiveCallRequest, context: CallContext) async throws -> CancelLiveCallResponse {
    throw RPCError.unimplemented(OperationsServiceMethods.cancelLiveCall)
  }

}

extension Router {
  /// Serves `crm.v1.OperationsService` by `handler`.
  public mutating func registerOperationsService(_ handler: some OperationsServiceHandler) {
    register(OperationsServiceMethods.getServerStatus, {
      (request: GetServerStatusRequest, context) async throws -> ServerStatus in
      try await handler.getServerStatus(request, context: context)
    })
    register(OperationsServiceMethods.cancelLiveCall, {
      (request: CancelLiveCallRequest, context) async throws -> CancelLiveCallResponse in
      try await handler.cancelLiveCall(request, context: context)
    })
  }
}

/// Calls `crm.v1.OperationsService`.
public struct OperationsServiceClient<Calls: CallMaker>: Sendable {
  private let calls: Calls

  public init(_ calls: Calls) {
    self.calls = calls
  }

  /// What is in flight, and what has been counted since the server began. It is answered while the database is away and
  /// while the server stops, too.
  public func getServerStatus(
    _ request: GetServerStatusRequest, options: CallOptions = .default
  ) async throws -> ServerStatus {
    try await calls.unary(OperationsServiceMethods.getServerStatus, request, options: options)
  }

  /// Ends a call in flight at this server, whoever made it: it is answered CANCELLED (CALL_CANCELLED_BY_OPERATOR), and
  /// its query is cancelled unless its commit is already under way. The server's log says who did so.
  public func cancelLiveCall(
    _ request: CancelLiveCallRequest, options: CallOptions = .default
  ) async throws -> CancelLiveCallResponse {
    try await calls.unary(OperationsServiceMethods.cancelLiveCall, request, options: options)
  }
}
