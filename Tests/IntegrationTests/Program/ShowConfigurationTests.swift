import Foundation
import Postgres
import Testing

@testable import crm_server

/// `crm-server config` and the file `.env`.
@Suite(.timeLimit(.minutes(3))) struct ShowConfigurationTests {
  private static let refused = Program.Ending(status: 1, isBySignal: false)

  private struct Line: Decodable, Equatable {
    let name: String
    let value: String?
    let isSet: Bool
    let source: String

    enum CodingKeys: String, CodingKey {
      case name, value
      case isSet = "is_set"
      case source
    }
  }

  @Test func everySettingIsPrintedWithItsOriginAndNoSecret() async throws {
    try await ProgramDirectory.with { directory in
      try directory.write(
        """
        SECRET_KEY='\(TestTokens.secretText)'
        JWT_AUDIENCE=from-the-file
        CRM_LISTEN=127.0.0.1:4
        DATA_RETENTION_DAYS=365
        """, to: ".env")
      let program = try await directory.launch(
        ["config", "-o", "json", "--feedback-target-hours", "24"],
        databaseURL: "postgresql://crm:hidden-word@db.erp.ma/crm?sslpassword=hidden-word",
        environment: [
          "SECRET_KEY": nil,
          "AUTH_SERVICE_URL": "https://u:hidden-word@auth.erp.ma/a?k=hidden-word",
        ])
      #expect(await program.end() == .orderly)
      let output = program.output
      #expect(!output.contains("hidden-word") && !output.contains(TestTokens.secretText))
      #expect(!output.contains(TestAudit.keyText))
      let lines = try JSONDecoder().decode([Line].self, from: Data(output.utf8))
      #expect(lines.map(\.name) == Setting.allCases.map(\.name))
      func line(_ name: String) -> Line? { lines.first { $0.name == name } }
      func expect(_ name: String, _ value: String?, isSet: Bool = true, _ source: String) {
        #expect(line(name) == Line(name: name, value: value, isSet: isSet, source: source))
      }
      expect(
        "DATABASE_URL",
        "dbname=crm host=db.erp.ma password=(hidden) sslpassword=(hidden) user=crm",
        "environment")
      expect("SECRET_KEY", nil, ".env")
      expect("CRM_AUDIT_KEY", nil, "environment")
      expect("SECRET_KEY_FILE", nil, isSet: false, "default")
      expect("CRM_LISTEN", "127.0.0.1:0", "environment")
      expect("JWT_AUDIENCE", "from-the-file", ".env")
      expect("DATA_RETENTION_DAYS", "365", ".env")
      expect("CRM_FEEDBACK_TARGET_HOURS", "24", "option")
      expect("AUTH_SERVICE_URL", "https://(hidden)@auth.erp.ma/a?(hidden)", "environment")
      expect("LOG_LEVEL", "notice", "default")
    }
  }

  @Test func theTableIsAligned() async throws {
    try await ProgramDirectory.with { directory in
      let program = try await directory.launch(
        ["config"], databaseURL: "host=/run user=crm password='horse \\' staple' dbname=crm")
      #expect(await program.end() == .orderly)
      let lines = program.output.split(separator: "\n")
      #expect(lines.count == 1 + Setting.allCases.count)
      let header = try #require(lines.first)
      let value = try #require(header.range(of: "VALUE")).lowerBound
      let column = header.distance(from: header.startIndex, to: value)
      for line in lines {
        #expect(line.dropFirst(column - 2).prefix(2) == "  ", "\(line)")
        #expect(line.dropFirst(column).first != " ", "\(line)")
      }
      #expect(!program.output.contains("horse") && !program.output.contains("staple"))
      #expect(program.output.contains("dbname=crm host=/run password=(hidden) user=crm"))
      #expect(lines.contains { $0.hasPrefix("SECRET_KEY ") && $0.contains("(set)") })
      #expect(lines.contains { $0.hasPrefix("SECRET_KEY_FILE ") && $0.contains("(not set)") })
    }
  }

  @Test(arguments: [
    "postgresql://crm:hidden-word@[::1/crm", "user=crm password='hidden-word",
    "postgres://crm:hidden-word@db/crm?nonsense=1",
  ])
  func aConnectionStringThatCannotBeReadIsNotShown(url: String) {
    let settings = ProgramSettings(
      options: [:], environment: ["DATABASE_URL": url], file: [:])
    #expect(!SettingsReport(settings).table.contains("hidden-word"))
  }

  @Test func theServerIsToldByTheFile() async throws {
    try await ProgramDirectory.with { directory in
      try directory.write("export CRM_LISTEN=\"127.0.0.1:0\"\nLOG_LEVEL=info\n", to: ".env")
      let program = try await directory.launch(environment: ["CRM_LISTEN": nil])
      _ = try await program.port()
      program.signal(SIGTERM)
      #expect(await program.end() == .orderly)
      #expect(program.output.contains(" info "))
    }
  }

  @Test(arguments: [
    ("# fine\nCRM_LISTEN = hidden-word\n", "/.env, line 2: is not NAME=VALUE"),
    ("SECRET_KEY=your-secret-key-here-your-secret-key-here\n", "SECRET_KEY is an example"),
    ("SECRET_KEY=hidden-word\n", "SECRET_KEY is shorter than 32 bytes"),
    ("DATA_RETENTION_DAYS=36501\n", "DATA_RETENTION_DAYS must be a number from 1 to 36500"),
    ("DATA_RETENTION_DAYS=0\n", "DATA_RETENTION_DAYS must be a number from 1 to 36500"),
    ("DATA_RETENTION_DAYS=seven\n", "DATA_RETENTION_DAYS must be a number from 1 to 36500"),
    ("OPS_LISTEN=9001\n", "OPS_LISTEN must be HOST:PORT"),
    ("SLOW_CALL_MS=soon\n", "SLOW_CALL_MS must be a number from 0 to 3600000"),
    ("LOG_FORMAT=xml\n", "LOG_FORMAT must be one of text, json"),
    ("CRM_INSECURE_LISTEN=perhaps\n", "CRM_INSECURE_LISTEN must be true or false"),
  ])
  func aBadFileStopsTheStartAndIsNotQuoted(text: String, message: String) async throws {
    try await ProgramDirectory.with { directory in
      try directory.write(text, to: ".env")
      let program = try await directory.launch(environment: ["SECRET_KEY": nil])
      #expect(await program.end() == Self.refused)
      #expect(program.output.contains(message), "\(program.output)")
      #expect(!program.output.contains("hidden-word") && !program.output.contains("your-secret"))
    }
  }

  @Test func retentionIsAnOptionToo() async throws {
    try await ProgramDirectory.with { directory in
      let program = try await directory.launch(["--retention-days", "0"])
      #expect(await program.end() == Self.refused)
      #expect(program.output.contains("--retention-days"))
    }
  }
}
