import RPCCore
import Testing

@testable import CRM

@Suite struct PageTokensTests {
  private let tokens = PageTokens(key: Array(repeating: 7, count: 32))
  private let fingerprint = PageTokens.fingerprint(of: [[1], [2, 3]])
  private let position = PageTokens.Position(
    sortKey: "عمر é", id: ResourceID.make(at: WallClock.system.now()))

  private var token: String { tokens.make(position, fingerprint: fingerprint) }

  private func reason(_ token: String, _ fingerprint: [UInt8]) -> String? {
    do throws(RPCError) {
      _ = try tokens.read(token, fingerprint: fingerprint)
      return nil
    } catch {
      return error.code == .invalidArgument && error.violations.map(\.field) == ["page_token"]
        ? error.reason : "\(error)"
    }
  }

  @Test(arguments: ["", "0", "-9223372036854775808", "عمر", String(repeating: "é", count: 255)])
  func aPositionIsReadBack(sortKey: String) throws {
    let position = PageTokens.Position(sortKey: sortKey, id: position.id)
    let token = tokens.make(position, fingerprint: fingerprint)
    #expect(try tokens.read(token, fingerprint: fingerprint) == position)
  }

  @Test func aTokenNeedsNoEscapingInAURL() {
    #expect(token.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) })
  }

  @Test func everyChangedCharacterIsNoticed() {
    let characters = Array(token)
    for index in characters.indices {
      for replacement in "AQgw_-%= é" where replacement != characters[index] {
        var changed = characters
        changed[index] = replacement
        #expect(reason(String(changed), fingerprint) == "PAGE_TOKEN_INVALID", "at \(index)")
      }
    }
  }

  @Test func everyTruncationIsNoticed() {
    let characters = Array(token)
    for count in 0..<characters.count {
      #expect(reason(String(characters.prefix(count)), fingerprint) == "PAGE_TOKEN_INVALID")
      #expect(reason(String(characters.suffix(count)), fingerprint) == "PAGE_TOKEN_INVALID")
    }
  }

  @Test func whatIsAppendedIsNoticed() {
    for tail in ["A", "AA", "AAA", "AAAA", "=", " ", "\n"] {
      #expect(reason(token + tail, fingerprint) == "PAGE_TOKEN_INVALID", "\(tail)")
    }
  }

  @Test func anotherQueryAndAnotherKeyAreToldApart() {
    #expect(reason(token, PageTokens.fingerprint(of: [[1, 2], [3]])) == "PAGE_TOKEN_MISMATCH")
    let foreign = PageTokens(key: Array(repeating: 8, count: 32))
    #expect(
      reason(foreign.make(position, fingerprint: fingerprint), fingerprint) == "PAGE_TOKEN_INVALID")
  }

  @Test func aFingerprintDependsOnWhereItsPartsBegin() {
    #expect(PageTokens.fingerprint(of: [[1], [2]]) != PageTokens.fingerprint(of: [[1, 2], []]))
    #expect(PageTokens.fingerprint(of: [[1, 2]]) != PageTokens.fingerprint(of: [[1], [2]]))
    #expect(PageTokens.fingerprint(of: []) != PageTokens.fingerprint(of: [[]]))
  }
}
