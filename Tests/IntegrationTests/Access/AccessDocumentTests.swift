import CRM
import Foundation
import Testing

/// What docs/access.md says of the methods is what the table says.
struct AccessDocumentTests {
  private func documented() throws -> [String: String] {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../docs/access.md").standardized
    let text = try String(contentsOf: path, encoding: .utf8)
    return text.split(separator: "\n").reduce(into: [:]) { rows, line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 2, cells[0].contains("/"), !cells[0].contains(" ") else { return }
      rows[cells[0].replacing("`", with: "")] = cells[1].replacing("`", with: "")
    }
  }

  @Test func everyRuleIsDocumented() throws {
    let rows = try documented()
    #expect(rows.count == MethodRules.all.count)
    for rule in MethodRules.all {
      let row = try #require(rows[rule.method], "\(rule.method)")
      switch rule.access {
      case .anyone: #expect(row == "anyone")
      case .anyCaller: #expect(row == "anybody who has shown who they are")
      case .permissions(let permissions):
        let texts = row.split(separator: ", ").map(String.init)
        #expect(Permissions(texts: texts) == permissions, "\(rule.method)")
        #expect(texts.count == permissions.list.count, "\(rule.method)")
      }
    }
  }
}
