import Testing

@testable import CRM

@Suite struct MigrationTests {
  /// Hashes of what was released. A line is added with each migration and never changed: databases
  /// remember the hash, and a server refuses to work on a schema that it does not know.
  private static let released: [Int32: String] = [
    1: "a7ed349a57c6bef3c251d8400fc2864e24c6c3a6f8a9ad0f77e276e6ff603386",
    2: "9925bb7996fd7ef0371d9e23f1649027e3b72f7173d8dd69ab81eb71d30397af",
    3: "abcf8d1057285b33b2da5446af0b9dd6e9b4f5737274bedaabccc63af69f3e8b",
    4: "d0b81a0c2b690e56cc3d738d43d4d5fd8945eefcd7645b783a51b3c45f680645",
    5: "dca13450442c33fd4e527f940b8ba32e3c6cf8fdef410837f687eaa55f98bde3",
    6: "4df04304667bf6e7e3998e771930caf41e18287f82020fa2f9418eb348760659",
    7: "6f76fa61ce4f45a8a0d2b21c164bdf9d68cfded853c5d97fa3af4d6ac25c5cfd",
    8: "4c80adcb9a397820e1a4a65e279b803c67ccad746cb3c9c0fd31ad4dff9201ee",
    9: "ab17edf1418f65556f87bac5bf3b32a7e06be88c6a332aba7b018c239d282c5a",
    10: "f68c9289d64a61484ce2630d6c0dfebf294b3027d3dfbf284dd180179e03f0b0",
    11: "1cf1c1d4dbe2185e2aba4c7fc5c9b3b9f27b578fb8ca2dd4f1a57439de9395b5",
    12: "6dfcd7cacef4d832c925026a37d750bc9e1555b8f6348c2e3fea120ce4fbe4de",
    13: "8185ba0319bb8d4f00b062ce0cccc06bcb59a1ec89ab9fcad30e5a54357c3230",
    14: "4a805236ea6b422f16898a0dee81983df3e64955e1a0702819935b3d7fdb5707",
    15: "7d478c7d00e442845966ff020f4ec06fcdc32b724bec336a6e1396581e0d3ef5",
  ]

  @Test func aReleasedMigrationIsNeverAltered() {
    for migration in Migration.all {
      let hash = migration.hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      #expect(hash == Self.released[migration.number], "migration \(migration.number)")
    }
  }

  @Test func numbersCountFromOneWithoutGaps() {
    #expect(Migration.all.map(\.number) == Array(1...Int32(Migration.all.count)))
    #expect(Migration.all.count == Self.released.count)
  }

  @Test func theHashTellsStatementsApart() {
    let whole = Migration(number: 1, name: "a", statements: ["SELECT 1", "SELECT 2"])
    let swapped = Migration(number: 1, name: "a", statements: ["SELECT 2", "SELECT 1"])
    #expect(whole.hash != swapped.hash)
  }
}
