import CRMProto
import Protobuf
import Synchronization
import WireProto

/// What attackers send, by the generated code.
enum Frames {
  static func frame(_ streamID: UInt32, type: UInt8 = 1, flags: UInt8 = 0, _ data: [UInt8])
    -> [UInt8]
  {
    bigEndian(UInt32(data.count)) + bigEndian(streamID) + [type, flags] + data
  }

  static func request(
    _ streamID: UInt32, _ method: String, of service: String = "crm.v1.CustomerService",
    payload: [UInt8], timeoutNano: Int64 = 0
  ) throws -> [UInt8] {
    let request = TTRPC.Request(
      service: service, method: method, payload: payload, timeoutNano: timeoutNano,
      metadata: [TTRPC.KeyValue(key: "authorization", value: "Bearer \(token.withLock { $0 })")])
    return frame(streamID, try request.serialized())
  }

  /// By which requests are made: attackers are the worse for having one.
  static let token = Mutex("")

  /// After its answer the connection may send long frames.
  static func authentication(_ streamID: UInt32) throws -> [UInt8] {
    try request(streamID, "Authenticate", of: "crm.v1.ControlService", payload: [])
  }

  static func bigEndian(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
  }
}
