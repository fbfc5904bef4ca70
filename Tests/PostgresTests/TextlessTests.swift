import Testing

@testable import Postgres

/// What holds values shows none of them, however it is printed.
struct TextlessTests {
  private static let canary = "Fatima Zahra"

  private func texts<Value>(of value: Value) -> [String] {
    var dumped = ""
    dump(value, to: &dumped)
    return [
      "\(value)", "\(value as Any)", String(describing: value), String(reflecting: value), dumped,
      "\([value])", "\(Optional(value) as Any)",
    ]
  }

  private func expectSilence<Value>(of value: Value) {
    for text in texts(of: value) {
      #expect(!text.contains(Self.canary))
      // As bytes it would be a list of numbers.
      #expect(!text.contains("70, 97, 116, 105, 109, 97"))
    }
  }

  @Test func aQueryShowsItsTextAndNoParameter() {
    let query: Query = "SELECT \(Self.canary)"
    expectSilence(of: query)
    #expect("\(query)" == "SELECT $1")
  }

  @Test func rowsShowHowManyTheyAre() async throws {
    try await withDatabase { database in
      let rows = try await database.read(
        "SELECT \(Self.canary), 1::int4, \(Array(Self.canary.utf8))", deadline: soon)
      expectSilence(of: rows)
      expectSilence(of: rows[0])
      expectSilence(of: rows[0].makeDecoder())
      #expect("\(rows)" == "1 rows" && "\(rows[0])" == "Row of 3 columns")
    }
  }
}
