internal import CLibPQ

/// Owns one `PGconn` in non-blocking pipeline mode and closes it.
///
/// `@unchecked Sendable`: a connector thread makes it and hands it over; from then on the event
/// thread alone touches it.
@safe final class Link: @unchecked Sendable {
  /// One step of the answer to what was sent.
  enum Received {
    case answer(ResultSet)
    case failure(ServerFailure)
    /// Not run, because a statement before it in the same group failed.
    case skipped
    case endOfCommand
    case sync
  }

  private let connection: OpaquePointer
  let descriptor: Int32
  /// A WARNING arrived since this was last cleared.
  var hasWarned = false
  private var values: [UnsafePointer<CChar>?] = unsafe []
  private var lengths: [Int32] = []
  private var formats: [Int32] = []
  private var types: [Oid] = []

  /// - Returns: nil when the connection cannot be used, which then is closed.
  init?(owning connection: OpaquePointer) {
    unsafe self.connection = connection
    descriptor = unsafe PQsocket(connection)
    guard unsafe PQstatus(connection) == CONNECTION_OK,
      unsafe PQsetnonblocking(connection, 1) == 0,
      unsafe PQenterPipelineMode(connection) == 1
    else { return nil }
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    _ = unsafe PQsetNoticeReceiver(connection, Self.receiveNotice, context)
  }

  deinit {
    unsafe PQfinish(connection)
  }

  /// The link outlives its connection's callbacks, so that the context is alive in all of them.
  private static let receiveNotice: PQnoticeReceiver = { context, result in
    guard let context = unsafe context, let result = unsafe result else { return }
    guard let severity = unsafe PQresultErrorField(result, Int32(UInt8(ascii: "V"))),
      unsafe String(cString: severity) == "WARNING"
    else { return }
    unsafe Unmanaged<Link>.fromOpaque(context).takeUnretainedValue().hasWarned = true
  }

  /// On PostgreSQL's machine.
  var backendProcessID: Int32 { unsafe PQbackendPID(connection) }

  var isAlive: Bool { unsafe PQstatus(connection) == CONNECTION_OK }

  /// What a helper thread needs in order to cancel; nil when libpq has no memory for it.
  func makeCancellation() -> Cancellation? {
    unsafe PQgetCancel(connection).map { unsafe Cancellation(owning: $0) }
  }
}

// Sending: each answers false when the connection is lost.
extension Link {
  func prepare(_ query: Query, name: String) -> Bool {
    types.removeAll(keepingCapacity: true)
    for parameter in query.parameters { types.append(parameter.type.oid) }
    return unsafe PQsendPrepare(connection, name, query.sql, Int32(types.count), types) == 1
  }

  func execute(_ query: Query, prepared name: String) -> Bool {
    unsafe withParameters(of: query) { count, values, lengths, formats in
      unsafe PQsendQueryPrepared(connection, name, count, values, lengths, formats, 1) == 1
    }
  }

  /// PostgreSQL parses it, and plans it for these very values.
  func execute(unprepared query: Query) -> Bool {
    types.removeAll(keepingCapacity: true)
    for parameter in query.parameters { types.append(parameter.type.oid) }
    return unsafe withParameters(of: query) { count, values, lengths, formats in
      unsafe PQsendQueryParams(
        connection, query.sql, count, types, values, lengths, formats, 1) == 1
    }
  }

  /// The values of a query as libpq expects them: their number, addresses, lengths and formats.
  private typealias Sending = (
    Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
  ) -> Bool

  private func withParameters(of query: Query, _ send: Sending) -> Bool {
    let count = Int32(query.parameters.count)
    if count == 0 { return send(0, nil, nil, nil) }
    // An empty value needs an address too, since a null pointer is SQL NULL.
    let bytes = query.bytes.isEmpty ? [0] : query.bytes
    return unsafe bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return false }
      unsafe values.removeAll(keepingCapacity: true)
      lengths.removeAll(keepingCapacity: true)
      for parameter in query.parameters {
        if let length = parameter.length {
          unsafe values.append((start + parameter.start).assumingMemoryBound(to: CChar.self))
          lengths.append(Int32(clamping: length))
        } else {
          unsafe values.append(nil)
          lengths.append(0)
        }
      }
      while formats.count < lengths.count { formats.append(1) }
      return unsafe values.withUnsafeBufferPointer { values in
        unsafe lengths.withUnsafeBufferPointer { lengths in
          unsafe formats.withUnsafeBufferPointer { formats in
            unsafe send(count, values.baseAddress, lengths.baseAddress, formats.baseAddress)
          }
        }
      }
    }
  }

  /// A fixed command without parameters.
  func execute(_ command: String) -> Bool {
    unsafe PQsendQueryParams(connection, command, 0, nil, nil, nil, nil, 1) == 1
  }

  /// Ends a group; libpq 15 also sends what is buffered.
  func sync() -> Bool {
    unsafe PQpipelineSync(connection) == 1
  }

  /// - Returns: whether something is left that the socket did not take; nil when lost.
  func flush() -> Bool? {
    switch unsafe PQflush(connection) {
    case 0: false
    case 1: true
    default: nil
    }
  }

}

// Receiving
extension Link {
  /// Reads what the socket has. False when the connection is lost.
  func consume() -> Bool {
    unsafe PQconsumeInput(connection) == 1
  }

  /// Whether `receive()` would block.
  var isBusy: Bool { unsafe PQisBusy(connection) == 1 }

  func receive() -> Received {
    guard let result = unsafe PQgetResult(connection) else { return .endOfCommand }
    switch unsafe PQresultStatus(result) {
    case PGRES_PIPELINE_SYNC:
      unsafe PQclear(result)
      return .sync
    case PGRES_PIPELINE_ABORTED:
      unsafe PQclear(result)
      return .skipped
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
      return unsafe .answer(ResultSet(owning: result))
    case PGRES_FATAL_ERROR:
      let failure = unsafe ServerFailure(reading: result)
      unsafe PQclear(result)
      return .failure(failure)
    default:
      // COPY and the like: nothing here asks for it, and the protocol cannot go on after it.
      unsafe PQclear(result)
      return .failure(ServerFailure(state: .featureNotSupported, endsTheConnection: true))
    }
  }
}
