import CRM
import CRMProto
import RPCCore
import RPCServer
import WireProto

extension LiveCall {
  init(_ call: RunningCall, at now: ContinuousClock.Instant) {
    self.init(
      callID: call.callID.description, method: call.method.fullName,
      ageMillis: Int64(call.startedAt.duration(to: now) / .milliseconds(1)),
      timeLeftMillis: Int64(max(.zero, now.duration(to: call.deadline)) / .milliseconds(1)),
      peer: call.peer, caller: call.caller?.name ?? "", traceID: call.trace?.traceID ?? "",
      answered: call.isAnswered)
  }
}

extension SlowCall {
  init(_ ended: SlowCallLog.Ended) {
    self.init(
      callID: ended.call.callID.description, method: ended.call.method?.fullName ?? "",
      code: ended.call.code.name,
      durationMillis: Int64(ended.call.duration / .milliseconds(1)),
      endTime: .init(unixSeconds: ended.endedAtSeconds), peer: ended.call.peer)
  }
}

extension CRMProto.SlowStatement {
  init(_ statement: CRM.SlowStatement) {
    self.init(
      processID: statement.processID, state: statement.state, waitsFor: statement.waitsFor,
      ageMillis: Int64(statement.ageSeconds * 1_000), text: statement.text)
  }
}

extension WaitingWork {
  init(_ sight: BacklogWatch.Sight) {
    let backlog = sight.backlog
    self.init(
      readTime: .init(unixSeconds: sight.readAtSeconds), segmentsPending: backlog.segments[0],
      segmentsCalculating: backlog.segments[1], segmentsReady: backlog.segments[2],
      segmentsFailed: backlog.segments[3], calculationsOpen: backlog.calculationsOpen,
      flipsScheduled: backlog.flipsScheduled, flipsLate: backlog.flipsLate,
      flipLatenessSeconds: backlog.flipLatenessSeconds, outboxEvents: backlog.outboxEvents,
      oldestOutboxEventSeconds: backlog.oldestOutboxEventSeconds,
      auditEntriesUnsealed: backlog.auditEntriesUnsealed,
      oldestUnsealedSeconds: backlog.oldestUnsealedSeconds)
  }
}

extension GoogleProtobuf.Timestamp {
  /// To a microsecond, as far as a Double tells them apart.
  init(unixSeconds: Double) {
    let microseconds = Int64(unixSeconds * 1_000_000)
    self.init(seconds: microseconds / 1_000_000, nanos: Int32(microseconds % 1_000_000) * 1_000)
  }
}
