import Testing

@testable import Postgres

@Suite struct QueryTests {
  @Test func valuesBecomeNumberedParameters() {
    let query: Query = "SELECT \(1) + \(Int32(2)) WHERE \("x") = \(nil as String?)"
    #expect(query.sql == "SELECT $1 + $2 WHERE $3 = $4")
    #expect(query.parameters.map(\.type) == [.int8, .int4, .text, .text])
    #expect(query.parameters.map(\.length) == [8, 4, 1, nil])
  }

  @Test func aSplicedQueryIsRenumberedAndKeepsItsValues() {
    let inner: Query = "b = \("β") AND c = \(3)"
    let query: Query = "SELECT ä WHERE a = \(1) AND (\(inner)) AND d = \(4)"
    #expect(query.sql == "SELECT ä WHERE a = $1 AND (b = $2 AND c = $3) AND d = $4")
    #expect(query.bytes.count == 8 + 2 + 8 + 8)
    #expect(query.parameters.map(\.start) == [0, 8, 10, 18])
  }

  @Test func placeholdersOfTwoDigitsAreRenumberedWhole() {
    let inner = (0..<11).map { number -> Query in "\(number)" }.joined(separator: ", ")
    let query: Query = "\(0), \(inner)"
    #expect(query.sql == (1...12).map { "$\($0)" }.joined(separator: ", "))
  }

  @Test func fragmentsStandAsTheyAre() {
    let columns: [SQLFragment] = ["id", "name"]
    let query: Query = "SELECT \(unescaped: columns.joined(separator: ", ")) FROM t"
    #expect(query.sql == "SELECT id, name FROM t")
    #expect(query.parameterCount == 0)
  }
}
