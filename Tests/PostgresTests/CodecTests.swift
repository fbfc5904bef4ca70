import FoundationEssentials
import Testing

@testable import Postgres

/// PostgreSQL's own text form of every value is the oracle, in both directions.
@Suite struct CodecTests {
  @Test func everyTypeMeansTheSameToPostgreSQL() async throws {
    let id = try #require(UUID(uuidString: "01890a5d-ac96-774b-bcce-b302099a8057"))
    try await withDatabase { database in
      func check<Value: PostgresCodable & Equatable>(
        _ value: Value, _ text: String, as type: SQLFragment
      ) async throws {
        let rows = try await database.read(
          "SELECT \(value)::text, \(text)::text::\(unescaped: type)", deadline: soon)
        var cells = rows[0].makeDecoder()
        #expect(try cells.next(String.self) == text)
        #expect(try cells.next(Value.self) == value)
      }
      try await check(true, "true", as: "bool")
      try await check(Int16.min, "-32768", as: "int2")
      try await check(Int32.max, "2147483647", as: "int4")
      try await check(Int64.min, "-9223372036854775808", as: "int8")
      try await check(-7, "-7", as: "int8")
      try await check(-0.1, "-0.1", as: "float8")
      try await check("", "", as: "text")
      try await check("naïve محمد 👩‍👩‍👧", "naïve محمد 👩‍👩‍👧", as: "text")
      try await check(id, "01890a5d-ac96-774b-bcce-b302099a8057", as: "uuid")
      try await check([0, 1, 255] as [UInt8], "\\x0001ff", as: "bytea")
      try await check([] as [UInt8], "\\x", as: "bytea")
      try await check(
        Timestamptz(microsecondsSince2000: -1), "1999-12-31 23:59:59.999999+00", as: "timestamptz")
      try await check(
        Date(timeIntervalSinceReferenceDate: 0.25), "2001-01-01 00:00:00.25+00", as: "timestamptz")
      try await check(JSONB(text: #"{"a": [1, null]}"#), #"{"a": [1, null]}"#, as: "jsonb")
      try await check(["a", "b c", ""], #"{a,"b c",""}"#, as: "text[]")
      try await check([] as [String], "{}", as: "text[]")
      try await check([id], "{01890a5d-ac96-774b-bcce-b302099a8057}", as: "uuid[]")
      try await check([1, -2] as [Int32], "{1,-2}", as: "int4[]")
      try await check([Int64.max], "{9223372036854775807}", as: "int8[]")
    }
  }

  @Test func narrowColumnsWidenAndWideOnesAreRefused() async throws {
    try await withDatabase { database in
      let row = try await database.read("SELECT 7::int2, 8::int4, 9::int8", deadline: soon)[0]
      #expect(try row.decode(Int.self, at: 0) == 7)
      #expect(try row.decode(Int64.self, at: 1) == 8)
      #expect(throws: PostgresError.self) { try row.decode(Int32.self, at: 2) }
    }
  }

  @Test func nullIsNilAndAnErrorWhereAValueIsExpected() async throws {
    try await withDatabase { database in
      let row = try await database.read(
        "SELECT \(nil as Int?) AS secret, 'x'::text AS other", deadline: soon)[0]
      #expect(try row.decode(Int?.self, at: 0) == nil)
      #expect(try row.decode(String.self, named: "other") == "x")
      #expect(
        throws: PostgresError(.decoding, mismatch: "column secret is NULL, expected Int")
      ) { try row.decode(Int.self, named: "secret") }
    }
  }

  @Test func aDecodingErrorNamesColumnAndTypeButNoValue() async throws {
    try await withDatabase { database in
      let row = try await database.read("SELECT 'Fatima'::text AS full_name", deadline: soon)[0]
      let error = #expect(throws: PostgresError.self) { try row.decode(UUID.self, at: 0) }
      let text = try #require(error?.description)
      #expect(text.contains("full_name") && text.contains("UUID") && !text.contains("Fatima"))
      #expect(throws: PostgresError.self) { try row.decode(String.self, at: 1) }
      #expect(throws: PostgresError.self) { try row.decode(String.self, at: -1) }
    }
  }

  @Test func enumsAndArraysOfEnumsReadAsText() async throws {
    try await withDatabase { database in
      try await database.run("CREATE TYPE mood AS ENUM ('glad', 'sad')")
      let row = try await database.read(
        "SELECT \("sad")::mood, ARRAY['glad','sad']::mood[]", deadline: soon)[0]
      #expect(try row.decode(String.self, at: 0) == "sad")
      #expect(try row.decode([String].self, at: 1) == ["glad", "sad"])
    }
  }

  @Test(
    arguments: [
      [], [0], [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 25],
      [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 25, 255, 255, 255, 255, 0, 0, 0, 1],
      [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 25, 0, 0, 0, 1, 0, 0, 0, 1, 255, 255, 255, 255],
      [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 25, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 9, 65],
      [255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 25],
    ] as [[UInt8]])
  func malformedArraysAreRefusedWithoutATrap(bytes: [UInt8]) {
    #expect([String](postgres: bytes.span, type: .textArray) == nil)
  }
}
