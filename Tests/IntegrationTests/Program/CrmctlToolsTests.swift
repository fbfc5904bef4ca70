import CRM
import CRMProto
import Foundation
import Testing

@testable import crmctl

/// Calls of every kind, formats, profiles, load.
@Suite(.timeLimit(.minutes(2))) struct CrmctlToolsTests {
  @Test func everyFormatShowsTheSameList() async throws {
    try await withCRM { crm in
      _ = try await crm.create(.individual("=Amina", email: "a@example.ma"))
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      let list = ["customers", "list"]
      let csv = try await crmctl.run(["-o", "csv"] + list).output.components(separatedBy: "\r\n")
      #expect(csv.first?.hasPrefix("id,contact_type,full_name,") == true && csv.count == 3)
      #expect(csv[1].contains(",'=Amina,"))
      let lines = try await crmctl.run(["-o", "ndjson"] + list).output.split(separator: "\n")
      #expect(lines.count == 1 && lines[0].contains(#""full_name":"=Amina""#))
      let yaml = try await crmctl.run(["-o", "yaml"] + list).output
      #expect(yaml.hasPrefix("customers:\n- id: ") && yaml.contains("full_name: \"=Amina\"\n"))
      #expect(try await crmctl.run(["-o", "xml"] + list).status == 64)
    }
  }

  @Test func streamsAreCalledWithLines() async throws {
    try await withCRM { crm in
      _ = try await crm.create(.individual("Amina Berrada"))
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      let exported = try await crmctl.run("call", "ExportCustomers", "{}")
      #expect(exported.status == 0, "\(exported.errors)")
      #expect(try exported.json["customers"] != nil)

      let requests = FileManager.default.temporaryDirectory
        .appending(path: "requests-\(UUID().uuidString).ndjson")
      defer { try? FileManager.default.removeItem(at: requests) }  // a leftover harms nobody
      let rows = (1...3).map { line in
        let person = #""contact_type": "INDIVIDUAL", "full_name": "N\#(line)""#
        let customer = #"{\#(person), "email": "n\#(line)@x.ma", "phone": "0612345678"}"#
        return #"{"rows": [{"line": \#(line), "customer": \#(customer)}]}"# + "\n"
      }
      try Data(rows.joined().utf8).write(to: requests)
      let imported = try await crmctl.run("call", "ImportCustomers", requests.path)
      #expect(imported.status == 0, "\(imported.errors)")
      #expect(imported.output.split(separator: "\n").count >= 1)
      #expect(try await crm.customerCount() == 4)

      try Data("{\n  \"rows\": []\n}\n".utf8).write(to: requests)
      let whole = try await crmctl.run("call", "ImportCustomers", requests.path)
      #expect(whole.status == 0, "\(whole.errors)")
      try Data("{\n  \"is_active\": true\n}\n".utf8).write(to: requests)
      let active = try await crmctl.run("call", "ExportCustomers", requests.path)
      #expect(active.status == 0 && active.output.contains("N3"), "\(active.errors)")

      try Data("{}\n{\"rows\": 1}\n".utf8).write(to: requests)
      let bad = try await crmctl.run("call", "ImportCustomers", requests.path)
      #expect(bad.status == 2 && bad.errors.contains("request 2: /rows"), "\(bad.errors)")
    }
  }

  @Test func aLoadIsBoundedAndCountsWhatFailed() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      let load = ["--duration", "0.3", "--concurrency", "4", "-o", "json"]
      let good = try await crmctl.run(
        ["bench", "GetCustomer", #"{"id": "\#(customer.id)"}"#] + load)
      #expect(good.status == 0, "\(good.errors)")
      #expect(try good.json["answered"] as? Int ?? 0 > 0)
      #expect(try good.json["p99_microseconds"] as? Int ?? 0 > 0)
      let bad = try await crmctl.run(
        ["bench", "GetCustomer", #"{"id": "01890000-0000-7000-8000-000000000000"}"#] + load)
      let errors = try bad.json["errors"] as? [String: Int]
      #expect(bad.status == 1 && errors?["NOT_FOUND CUSTOMER_NOT_FOUND"] ?? 0 > 0)
      let unconfirmed = try await crmctl.run("bench", "CreateCustomer", "{}")
      #expect(unconfirmed.status == 64 && unconfirmed.errors.contains("--yes"))
      let pings = try await crmctl.run("ping", "-c", "5")
      #expect(pings.output.contains("answered 5 times") && pings.output.contains("p99"))
    }
  }

  @Test func aProfileNamesServerAndTokenAndIsTheUsersOwn() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "crmctl-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }  // a leftover harms nobody
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try await withCRM { crm in
      try Data(TestTokens.everything.utf8).write(to: URL(filePath: "\(folder)/token"))
      let crmctl = Crmctl(
        server: "", token: "", environment: ["XDG_CONFIG_HOME": folder, "CRM_PROFILE": ""])
      let made = try await crmctl.run(
        "profiles", "set", "test", "server=127.0.0.1:\(crm.port)", "token-file=\(folder)/token")
      #expect(made.status == 0, "\(made.errors)")
      let path = "\(folder)/crmctl/profiles.ini"
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
      #expect((mode as? NSNumber)?.intValue == 0o600)
      #expect(try await crmctl.run("--profile", "test", "customers", "list").status == 0)
      #expect(try await crmctl.run("profiles", "use", "test").status == 0)
      #expect(try await crmctl.run("whoami").output.contains("sub:tester"))
      let shown = try await crmctl.run("profiles", "show", "--server", "127.0.0.1:1")
      #expect(shown.output.contains("127.0.0.1:1") && shown.output.contains("--server"))
      #expect(try await crmctl.run("profiles").output.contains("*     test"))
      let missing = try await crmctl.run("--profile", "tset", "ping")
      #expect(missing.status == 2 && missing.errors.contains("there are test"))
      #expect(try await crmctl.run("profiles", "delete", "test").status == 0)
      try Data("[test]\nserver = 1".utf8).write(to: URL(filePath: path))
      let bad = try await crmctl.run("ping")
      #expect(bad.status == 2 && bad.errors.contains("profiles.ini:2: server: 1 is no HOST:PORT"))
    }
  }
}
