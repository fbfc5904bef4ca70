import FuzzInput
import RPCCore

@testable import CRM

/// Page tokens: texts of strangers, and tokens of ours that were tampered with.
///
///     input    0 | text
///              1 | id 16 | count of changes | place and mask of each | sort key, UTF-8
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPageTokens(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = unsafe FuzzInput(start, count)
  if input.byte() & 1 == 0 {
    checkText(String(decoding: input.rest, as: UTF8.self))
  } else {
    checkTampered(&input)
  }
  return 0
}

private let tokens = PageTokens(key: Array(repeating: 7, count: 32))
private let fingerprint = PageTokens.fingerprint(of: [[1], [2, 3]])
private let otherFingerprint = PageTokens.fingerprint(of: [[1, 2], [3]])

/// What is read is exactly what we would have signed.
private func checkText(_ text: String) {
  guard let position = read(text, fingerprint) else { return }
  demand(tokens.make(position, fingerprint: fingerprint) == text)
  demand(read(text, otherFingerprint) == nil)
}

private func checkTampered(_ input: inout FuzzInput) {
  let idBytes = input.take(16)
  guard let id = ResourceID(postgres: idBytes.span, type: ResourceID.postgresType) else { return }
  let changes = (0..<Int(input.byte() & 7)).map { _ in (Int(input.byte()), input.byte()) }
  let sortKey = String(decoding: input.rest, as: UTF8.self)
  let position = PageTokens.Position(sortKey: sortKey, id: id)
  let token = tokens.make(position, fingerprint: fingerprint)
  demand(read(token, fingerprint) == position)

  var utf8 = Array(token.utf8)
  for (place, mask) in changes { utf8[place % utf8.count] ^= mask }
  let changed = String(decoding: utf8, as: UTF8.self)
  demand(changed == token || read(changed, fingerprint) == nil)
}

private func read(_ token: String, _ fingerprint: [UInt8]) -> PageTokens.Position? {
  do throws(RPCError) {
    return try tokens.read(token, fingerprint: fingerprint)
  } catch {
    demand(error.code == .invalidArgument)
    return nil
  }
}
