import CRMProto
import Foundation
import Testing

@Suite(.timeLimit(.minutes(2))) struct CrmctlTransferTests {
  private static let file = """
    contact_type,full_name,company_name,email,phone,tags
    individual,Amina Alaoui,,amina@example.ma,0612345678,VIP|family
    corporate,,Atlas Voyages,atlas@example.ma,0522000000,
    individual,,,broken,0612345678,
    individual,Copy,,AMINA@example.ma,0612345678,
    individual,short
    """

  @Test func aFileIsTriedImportedAndImportedAgain() async throws {
    try await withCRM { crm in
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      try await withFile(Self.file) { path in
        let tried = try await crmctl.run("customers", "import", path, "--dry-run", "-o", "json")
        #expect(tried.status == 2, "\(tried.errors)")
        #expect(try tried.json["created"] as? Int == 2)
        let issues = try #require(try tried.json["issues"] as? [[String: Any]])
        #expect(issues.compactMap { $0["line"] as? Int } == [4, 5, 6])
        #expect(try await crm.customerCount() == 0)

        let first = try await crmctl.run("customers", "import", path)
        #expect(first.status == 2 && first.output.contains("created    2"))
        #expect(first.errors.contains("line 4: full_name is required for individuals; email must"))
        #expect(first.errors.contains("line 5: email is the same as on line 2"))
        #expect(first.errors.contains("line 6: has 2 fields where the first line has 6"))

        let again = try await crmctl.run("customers", "import", path, "-o", "json")
        #expect(try again.json["unchanged"] as? Int == 2 && again.json["created"] as? Int == 0)
        #expect(try await crm.customerCount() == 2)
        let later = try await crmctl.run(
          "customers", "import", path, "--from-line", "7", "-o", "json")
        #expect(later.status == 0)
        #expect(try later.json["unchanged"] as? Int == 0)
      }
    }
  }

  @Test func whatIsExportedCanBeImportedElsewhere() async throws {
    var exported = ""
    try await withCRM { crm in
      _ = try await crm.create(.complete())
      _ = try await crm.create(
        .individual("=SUM(A1)").with(\.notes, "Two lines,\n\"quoted\"").with(\.phone, "+1 (2) 3"))
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      let csv = try await crmctl.run("customers", "export")
      #expect(csv.status == 0, "\(csv.errors)")
      #expect(csv.errors.contains("2 customers exported"))
      #expect(csv.output.contains("'=SUM(A1)") && !csv.output.contains(",=SUM"))
      exported = csv.output

      let lines = try await crmctl.run("customers", "export", "--format", "ndjson", "--active")
      let objects = try lines.output.split(separator: "\n").map {
        try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
      }
      #expect(objects.count == 2 && objects[0]?["company_name"] as? String == "Atlas Voyages SARL")
    }
    try await withCRM { crm in
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      try await withFile(exported) { path in
        let imported = try await crmctl.run("customers", "import", path)
        #expect(imported.status == 0, "\(imported.errors)")
        #expect(imported.errors.contains("left aside"))
        let target = path + ".out"
        let again = try await crmctl.run("customers", "export", "--out", target)
        #expect(again.status == 0, "\(again.errors)")
        let text = try String(contentsOfFile: target, encoding: .utf8)
        #expect(Self.given(text) == Self.given(exported))
        let mode = try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        try FileManager.default.removeItem(atPath: target)
      }
    }
  }

  /// A CSV text without what differs from one database to the next: the id in front, the instants behind.
  private static func given(_ csv: String) -> [String] {
    csv.replacing(/[0-9a-f-]{36}|20\d\d-[0-9T:-]+Z/, with: "").components(separatedBy: "\r\n")
      .sorted()
  }

  private func withFile(_ text: String, _ body: (String) async throws -> Void) async throws {
    let path = FileManager.default.temporaryDirectory.path + "/crm-import-\(UUID()).csv"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await body(path)
  }
}
