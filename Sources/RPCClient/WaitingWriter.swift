/// Who waits until there is room for a message, which is then handed over for them: if all who wait were
/// woken to do it, each would find the room that is there for one.
struct WaitingWriter {
  let number: CallNumber
  let payload: [UInt8]
  let continuation: CheckedContinuation<Void, any Error>
}
