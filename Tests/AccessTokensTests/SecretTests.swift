import AccessTokens
import Testing

struct SecretTests {
  @Test(arguments: [
    ("short", Secret.Refusal.tooShort),
    ("0123456789012345678901234567890", .tooShort),
    ("change-me-change-me-change-me-change-me", .example),
    ("your-secret-key-here-please-change-it", .example),
    ("09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7", .example),
    ("ababababababababababababababababab", .repetitive),
  ])
  func whatIsShortOrKnownIsRefused(text: String, refusal: Secret.Refusal) {
    #expect(throws: refusal) { try Secret(text) }
  }

  @Test func spacesAroundASecretDoNotBelongToIt() throws {
    let text = Secret.random()
    #expect(try Secret(" \(text)\n").bytes == Array(text.utf8))
  }

  @Test func aSecretHasNoTextualDescription() throws {
    let text = Secret.random()
    let secret = try Secret(text)
    var dumped = ""
    dump(secret, to: &dumped)
    for description in ["\(secret)", String(reflecting: secret), dumped] {
      #expect(!description.contains(text))
      #expect(!description.contains("\(Array(text.utf8).first ?? 0), "))
    }
  }
}
