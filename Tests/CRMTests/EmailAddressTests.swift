import Testing

@testable import CRM

@Suite struct EmailAddressTests {
  private static let local64 = String(repeating: "l", count: 64)
  private static let label63 = String(repeating: "d", count: 63)

  @Test(arguments: [
    "a@b.ma", "amina.alaoui@example.ma", "amina+crm@example.ma", "AMINA@EXAMPLE.MA",
    "o'brien@example.ma", "a!#$%&'*+-/=?^_`{|}~b@example.ma", "1@2.3", "a@xn--mgbc0a9azcg.ma",
    "a@b-c.example.ma", "amina@\u{e9}t\u{e9}.ma", "أمينة@مثال.المغرب", "\(local64)@example.ma",
    "a@\(label63).ma", "a@b.c.d.e.f",
  ])
  func anAddressIsTaken(address: String) {
    #expect(EmailAddress.isValid(address))
  }

  @Test(arguments: [
    "", "@", "a", "a@", "@b.ma", "a@b", "a@b.", "a@.ma", "a@b..ma", ".a@b.ma", "a.@b.ma",
    "a..b@c.ma", "a b@c.ma", "a@b c.ma", "a@b@c.ma", "a,b@c.ma", "a;b@c.ma", "<a@b.ma>",
    "Amina <a@b.ma>", "\"a b\"@c.ma", "a@[127.0.0.1]", "a@-b.ma", "a@b-.ma", "a@b_c.ma",
    "a@b.ma\n", "a\u{0}@b.ma", "a@b.ma,c@d.ma", "a@b!.ma", "a\u{200b}@b.ma", "a\u{2028}@b.ma",
    "a\u{ff20}b.ma", "\(local64)l@example.ma", "a@\(label63)d.ma", "mailto:a@b.ma",
  ])
  func whatIsNoAddressIsRefused(address: String) {
    #expect(!EmailAddress.isValid(address))
  }

  @Test func spaceAroundAnAddressIsDropped() {
    var violations = Violations()
    #expect(EmailAddress.normalized(" a@b.ma\n", field: "email", &violations) == "a@b.ma")
    #expect(violations.found.isEmpty)
  }

  @Test func aMissingAddressIsNamedOnce() {
    var violations = Violations()
    _ = EmailAddress.normalized(" ", field: "email", &violations)
    #expect(violations.found.map(\.field) == ["email"])
  }
}
