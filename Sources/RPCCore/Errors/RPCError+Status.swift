package import Protobuf
package import WireProto

// An error as `google.rpc.Status` and back. Details: ErrorInfo when there is a reason, BadRequest when
// there are violations, RetryInfo when there is a delay (google/rpc/error_details.proto).

extension RPCError {
  /// - Parameter domain: whose reasons these are, for ErrorInfo.
  package func status(domain: String) throws(EncodeError) -> GoogleRPC.Status {
    var status = GoogleRPC.Status()
    status.code = code.rawValue
    status.message = message
    if !reason.isEmpty {
      var info = GoogleRPC.ErrorInfo()
      info.reason = reason
      info.domain = domain
      info.metadata = metadata
      status.details.append(try GoogleProtobuf.AnyMessage(packing: info))
    }
    if !violations.isEmpty {
      var request = GoogleRPC.BadRequest()
      request.fieldViolations = violations.map {
        var violation = GoogleRPC.BadRequest.FieldViolation()
        violation.field = $0.field
        violation.description = $0.description
        return violation
      }
      status.details.append(try GoogleProtobuf.AnyMessage(packing: request))
    }
    if let retryDelay {
      var info = GoogleRPC.RetryInfo()
      info.retryDelay = GoogleProtobuf.Duration(retryDelay)
      status.details.append(try GoogleProtobuf.AnyMessage(packing: info))
    }
    return status
  }

  /// Details of other types, or that do not parse, are passed over: the code and the message stand
  /// without them.
  package init(_ status: GoogleRPC.Status) {
    self.init(RPCCode(rawValue: status.code) ?? .unknown, status.message, reason: "")
    for detail in status.details {
      if let info = detail.unpacked(as: GoogleRPC.ErrorInfo.self) {
        reason = info.reason
        metadata = info.metadata
      } else if let request = detail.unpacked(as: GoogleRPC.BadRequest.self) {
        violations = request.fieldViolations.map {
          FieldViolation(field: $0.field, description: $0.description)
        }
      } else if let info = detail.unpacked(as: GoogleRPC.RetryInfo.self) {
        retryDelay = info.retryDelay.map(Duration.init)
      }
    }
  }
}

extension GoogleProtobuf.AnyMessage {
  private static let typeURLPrefix = "type.googleapis.com/"

  fileprivate init(packing message: some Message) throws(EncodeError) {
    self.init()
    typeURL = Self.typeURLPrefix + type(of: message).messageType.name
    value = try message.serialized()
  }

  /// Nil when it is another type or does not parse.
  fileprivate func unpacked<M: Message>(as type: M.Type) -> M? {
    // The part before the last slash is the publisher's choice (google/protobuf/any.proto).
    guard typeURL.hasSuffix("/" + M.messageType.name) else { return nil }
    do throws(DecodeError) {
      return try M(serialized: value, limits: .answer)
    } catch {
      return nil
    }
  }
}

extension GoogleProtobuf.Duration {
  /// - Parameter duration: finer than nanoseconds is cut off.
  fileprivate init(_ duration: Swift.Duration) {
    self.init()
    let duration = duration.asRetryDelay
    seconds = duration.components.seconds
    // Below one second in any duration, so that the quotient fits.
    nanos = Int32(clamping: duration.components.attoseconds / 1_000_000_000)
  }
}

extension Swift.Duration {
  fileprivate init(_ duration: GoogleProtobuf.Duration) {
    self = (.seconds(duration.seconds) + .nanoseconds(Int64(duration.nanos))).asRetryDelay
  }

  /// Not before now, and not beyond what a protobuf Duration may hold (10,000 years), so that no
  /// sum or conversion of a peer's number overflows.
  fileprivate var asRetryDelay: Swift.Duration {
    min(max(self, .zero), .seconds(315_576_000_000))
  }
}
