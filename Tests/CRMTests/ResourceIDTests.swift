import Foundation
import Postgres
import Testing

@testable import CRM

@Suite struct ResourceIDTests {
  private let now = Timestamptz(unixMicroseconds: 0x0189_0a5d_ac96 * 1000 + 999)

  @Test func theFirst48BitsAreUnixMilliseconds() {
    #expect(ResourceID.make(at: now).description.hasPrefix("01890a5d-ac96-7"))
  }

  @Test func versionAndVariantAreThoseOfUUIDv7() {
    for _ in 0..<1000 {
      let bytes = ResourceID.make(at: now).uuid.uuid
      #expect(bytes.6 & 0xF0 == 0x70)
      #expect(bytes.8 & 0xC0 == 0x80)
    }
  }

  @Test func theOther74BitsTakeBothValues() {
    var ones = [UInt8](repeating: 0, count: 16)
    var zeros = ones
    for _ in 0..<500 {
      withUnsafeBytes(of: ResourceID.make(at: now).uuid.uuid) { bytes in
        for (index, byte) in bytes.enumerated() {
          ones[index] |= byte
          zeros[index] |= ~byte
        }
      }
    }
    #expect(Array(ones[6...]) == [0x7F, 0xFF, 0xBF] + Array(repeating: 0xFF, count: 7))
    #expect(Array(zeros[6...]) == [0x8F, 0xFF, 0x7F] + Array(repeating: 0xFF, count: 7))
  }

  @Test func laterIDsSortBehind() {
    let later = Timestamptz(unixMicroseconds: now.unixMicroseconds + 1000)
    for _ in 0..<100 {
      #expect(ResourceID.make(at: now).description < ResourceID.make(at: later).description)
    }
  }

  @Test(arguments: [Int64.min, -1, 0, .max])
  func noClockMakesItTrap(microsecondsSince2000: Int64) {
    let id = ResourceID.make(at: Timestamptz(microsecondsSince2000: microsecondsSince2000))
    #expect(ResourceID(id.description) == id)
  }

  @Test func textIsReadInEitherCaseAndWrittenInLower() {
    let text = "01890a5d-ac96-774b-bcce-b302099a8057"
    #expect(ResourceID(text)?.description == text)
    #expect(ResourceID(text.uppercased())?.description == text)
    #expect(ResourceID(text) == UUID(uuidString: text).map(ResourceID.init))
  }

  @Test(arguments: [
    "", "01890a5dac96774bbcceb302099a8057", "01890a5d-ac96-774b-bcce-b302099a80570",
    "01890a5d-ac96-774b-bcce-b302099a805", "01890a5d-ac96-774b-bcce-b302099a805g",
    "01890a5d-ac96-774b-bcceb-302099a8057", "{1890a5d-ac96-774b-bcce-b302099a805}",
    "01890a5d-ac96-774b-bcce-b302099a80\u{e9}",
  ])
  func otherTextIsNoID(text: String) {
    #expect(ResourceID(text) == nil)
  }
}
