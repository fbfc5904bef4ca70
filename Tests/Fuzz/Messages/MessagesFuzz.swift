import CRMProto
import FuzzInput
import ProbeProto
import Protobuf

/// Payloads of several types.
///
///     input    which type | the payload
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMessages(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = unsafe FuzzInput(start, count)
  let check = checks[Int(input.byte()) % checks.count]
  do {
    try check(input.rest)
  } catch {
    fatalError("\(error)")
  }
  return 0
}

private let checks: [@Sendable ([UInt8]) throws -> Void] = [
  check(Probe.Shapes.self), check(CreateCustomerRequest.self),
  check(UpdateCustomerRequest.self), check(ListCustomersRequest.self),
  check(ListCustomersResponse.self),
]

/// Small, so that a few hundred bytes can be over it.
private let limits = DecodeLimits(budgetBytesMax: 8 << 10)

/// What is read is written so that it is read again, and reading JSON agrees on what is a message.
private func check<M: Message>(_ type: M.Type) -> @Sendable ([UInt8]) throws -> Void {
  { bytes in
    let message: M
    do throws(DecodeError) {
      message = try M(serialized: bytes, limits: limits)
    } catch {
      demand(error.problem == .overBudget || !isMessage(bytes, M.messageType))
      return
    }
    let written = try message.serialized()
    // NaN is not equal to itself: bytes are compared.
    demand(try M(serialized: written).serialized() == written)
    try checkJSON(bytes, M.messageType)
  }
}

private func isMessage(_ bytes: [UInt8], _ type: MessageType) -> Bool {
  do throws(DecodeError) {
    _ = try type.json(fromSerialized: bytes)
    return true
  } catch {
    return false
  }
}

/// As a value, and as text.
private func checkJSON(_ bytes: [UInt8], _ type: MessageType) throws {
  let json: JSONValue
  do throws(DecodeError) {
    json = try type.json(fromSerialized: bytes)
  } catch {
    // An instant or a mask without a text form, or more memory than the values in C take.
    demand(error.problem == .outOfRange || error.problem == .overBudget)
    return
  }
  let again = try type.serialized(fromJSON: json)
  demand(try type.json(fromSerialized: again) == json)
  demand(try JSONValue(text: json.text()) == json)
}
