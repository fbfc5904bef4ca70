import Foundation
import Testing

/// What the log may hold: messages that are constants, and values by the keys of one list.
struct LogTests {
  private let calls: [(place: String, message: String, metadata: String)]
  private let keys: Set<String>

  init() throws {
    let sources = try SourceTree(below: "Sources")
    calls = sources.files.flatMap { file in Self.calls(in: file).map { (file.path, $0, $1) } }
    try #require(calls.count > 30)
    let list = try #require(
      sources.files.first { $0.path == "Sources/crm-server/Log/LogKey.swift" })
    keys = Set(
      list.lines.compactMap { line in
        let words = line.split(separator: " ")
        guard words.first == "case", words.count > 1 else { return nil }
        return words.last.map { $0.trimmingCharacters(in: ["\""]) }
      })
    try #require(keys.contains("call_id") && keys.contains("error"))
  }

  @Test func everyKeyOfALogCallIsOnTheList() {
    for call in calls {
      let unlisted = call.metadata.matches(of: /"([a-z_]+)": "/).map { String($0.1) }
        .filter { !keys.contains($0) }
      #expect(unlisted.isEmpty, "\(call.place): \(unlisted)")
    }
  }

  @Test func everyListedKeyIsUsed() {
    let used = Set(
      calls.flatMap { $0.metadata.matches(of: /"([a-z_]+)": "/).map { String($0.1) } })
    #expect(keys.subtracting(used) == [])
  }

  @Test func noMessageHasAValueInIt() {
    for call in calls { #expect(!call.message.contains("\\("), "\(call.place): \(call.message)") }
  }

  @Test func nothingPrintsButTheProgramsForTheirUsers() throws {
    let programs = ["crm-server", "crmctl", "crm-bench", "protoc-gen-rpcswift"]
    for file in try SourceTree(below: "Sources").files where !programs.contains(file.target) {
      // Looking for a word is much faster than matching.
      for (number, line) in file.lines.enumerated()
      where ["rint(", "dump(", "NSLog("].contains(where: { line.contains($0) }) {
        #expect(
          line.firstMatch(of: /\b(print|debugPrint|dump|NSLog)\(/) == nil,
          "\(file.path):\(number + 1)")
      }
    }
  }

  /// Each call of a logger, cut where its metadata begins.
  private static func calls(in file: SourceTree.File) -> [(String, String)] {
    file.lines.indices.filter { file.lines[$0].contains("ogger.") }.compactMap { index in
      let text = file.lines[index...].prefix(15).joined(separator: "\n")
      let start = text.firstMatch(
        of: /^.*[lL]ogger\.(trace|debug|info|notice|warning|error|critical)\(/)
      guard let start else { return nil }
      var depth = 1
      let call = text[start.range.upperBound...].prefix { character in
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        return depth > 0
      }
      let metadata = call.range(of: "metadata:")?.lowerBound ?? call.endIndex
      return (String(call[..<metadata]), String(call[metadata...]))
    }
  }
}
